import type { Analysis } from '../../analysis/result.ts';
import type { ListedPerson } from '../../model/pages/listed-person.ts';
import { engagedTopics } from '../rows/community-rows.ts';
import { peopleById } from '../rows/people-by-id.ts';
import { communityFields, personFields } from './common-fields.ts';
import {
  type ExportOptions,
  type ExportTable,
  exportTable,
  field,
  roundedTo,
  timeFields,
} from './export-table.ts';
import type { Exported } from './exported.ts';

interface Row extends ListedPerson {
  followChurner: boolean;
  engagedTopics: string[];
}

const LIKENESS_DIGITS = 4;

/** Everybody in the data, in the order of their ids. */
export function peopleTable(seen: Exported, options: ExportOptions): ExportTable {
  const { analysis } = seen;
  return exportTable<Row>(
    [
      ...personFields(),
      ...communityFields(analysis),
      field('follows', 'yes', ({ follows }) => follows),
      ...timeFields<Row>('followed', ({ since }) => since, false),
      field('followed_back', 'yes', ({ ownerFollows }) => ownerFollows),
      field('follow_churner', 'yes', ({ followChurner }) => followChurner),
      field('reactions', 'whole', ({ reactions }) => reactions),
      field('engaged_topics', 'list', (row) => row.engagedTopics),
      field('likeness', 'number', ({ likeness }) => roundedTo(LIKENESS_DIGITS, likeness)),
    ],
    { rows: rowsOf(seen), count: analysis.log.people.count },
    options,
  );
}

function* rowsOf({ analysis, basis }: Exported): Generator<Row> {
  for (const person of peopleById(analysis.log.people.ids)) {
    yield {
      ...basis.listed.of(person),
      followChurner: isFollowChurner(analysis, person),
      engagedTopics: engagedTopics(analysis, person),
    };
  }
}

function isFollowChurner({ audience }: Analysis, person: number): boolean {
  return audience.followChurner[person] === 1;
}
