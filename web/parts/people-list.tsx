import { useMemo } from 'preact/hooks';
import type { ListedPerson } from '../../src/model/pages/listed-person.ts';
import { listedColumns } from '../../src/render/answers/listed-columns.ts';
import type { Column } from '../../src/render/tables/data-table.ts';
import { labelsOf } from '../../src/render/wording/labels.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type { Outcome } from '../api/request.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { type AskedList, LongList } from './long-list.tsx';
import { newChoice, newColumn, ReviewedMark, useReview } from './reviewed.tsx';
import type { Choice } from './table-tools.tsx';

/** A list of people, with the mark of its review. */
export function PeopleList<Person extends ListedPerson>({
  name,
  list,
  scope,
  load,
  more = [],
  leaveOut = [],
  none,
  atFirst,
}: {
  name: string;
  /** The name of its mark and of its file. */
  list: string;
  scope: Scope;
  load: (
    asked: AskedList,
  ) => Promise<Outcome<{ items: Person[]; all: number; next: string | null }>>;
  /** Columns of this list alone. */
  more?: readonly Column<Person>[];
  /** Columns that are the same for everybody in it. */
  leaveOut?: readonly string[];
  none: string;
  atFirst?: number;
}) {
  const review = useReview(scope, list);
  const at = review?.at ?? null;
  const columns = useMemo(
    (): Column<Person>[] => [
      ...listedColumns<Person>(labelsOf(scope.report)).filter(
        (column) => !leaveOut.includes(column.name),
      ),
      ...more,
      ...(at === null ? [] : [newColumn(at)]),
    ],
    [scope.report, at],
  );
  const choices = [...choicesOf(scope), ...(at === null ? [] : [newChoice(at)])].filter(
    ({ name: choice }) => !leaveOut.includes(choice),
  );
  return (
    <>
      <ReviewedMark review={review} scope={scope} />
      <LongList
        name={name}
        id={keyOf(scope, list)}
        columns={columns}
        choices={choices}
        load={load}
        file={list.replaceAll(/[^\w-]+/gu, '-')}
        none={none}
        {...(atFirst && { atFirst })}
      />
    </>
  );
}

const YES_OR_NO = [
  { value: 'true', label: 'yes' },
  { value: 'false', label: 'no' },
];

function choicesOf({ report }: Scope): Choice[] {
  return [
    { name: 'community', title: 'Community', options: labelled(report.communities) },
    { name: 'follows', title: 'Follows now', options: YES_OR_NO },
    { name: 'followedBack', title: 'You follow', options: YES_OR_NO },
    {
      name: 'topic',
      title: 'Engaged with',
      options: labelled(report.topics.filter(({ parent }) => parent === null)),
    },
  ];
}

function labelled(all: readonly { id: string; label: string }[]): Choice['options'] {
  return all.map(({ id, label }) => ({ value: id, label: readableLabel(label) }));
}
