import type { ListedPerson } from '../../model/pages/listed-person.ts';
import type { Column } from '../tables/data-table.ts';
import type { Labels } from '../wording/labels.ts';
import { writeCount } from '../wording/numbers.ts';
import { communityOf, topicOf } from './named.ts';

/** The columns of every list of people. */
export function listedColumns<Row extends ListedPerson>(labels: Labels): Column<Row>[] {
  return [
    { name: 'person', title: 'Who', kind: 'person', value: (row) => row },
    {
      name: 'community',
      title: 'Community',
      kind: 'community',
      value: ({ community }) => communityOf(community, labels),
    },
    { name: 'followed', title: 'Following since', kind: 'between', value: ({ since }) => since },
    { name: 'follows', title: 'Follows now', kind: 'yes', value: ({ follows }) => follows },
    {
      name: 'followed_back',
      title: 'You follow',
      kind: 'yes',
      value: ({ ownerFollows }) => ownerFollows,
    },
    { name: 'reactions', title: 'Engagements', kind: 'count', value: ({ reactions }) => reactions },
    {
      name: 'likeness',
      title: 'Likeness',
      term: 'likeness',
      kind: 'decimal',
      value: ({ likeness }) => likeness,
    },
    {
      name: 'topics',
      title: 'Engaged with',
      kind: 'topics',
      isHidden: true,
      value: ({ engagedTopics }) => engagedTopics.map((topic) => topicOf(topic, labels)),
    },
  ];
}

/** Leaves out a column that is the same for everybody. */
export function without<Row>(columns: readonly Column<Row>[], name: string): Column<Row>[] {
  return columns.filter((column) => column.name !== name);
}

/** How many people a list leaves out. */
export function leftOut(shown: number, inAll: number): string[] {
  return inAll > shown
    ? [`The list shows the first ${writeCount(shown)} of ${writeCount(inAll)}.`]
    : [];
}
