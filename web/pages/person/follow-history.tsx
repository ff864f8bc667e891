import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import type { Column, Values } from '../../../src/render/tables/data-table.ts';
import { writeDay, writePeriod } from '../../../src/model/dates.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';

type Spell = Person['spells'][number];
type Ends = Spell['followed'];

const COLUMNS: Column<Spell>[] = [
  {
    name: 'followed',
    title: 'Followed',
    kind: 'between',
    value: ({ followed }) => times(followed),
  },
  {
    name: 'left',
    title: 'Left',
    kind: 'between',
    value: ({ left }) => (left === null ? null : times(left)),
  },
  {
    name: 'reason',
    title: 'Reason',
    kind: 'text',
    isHidden: true,
    value: ({ left }) => left?.reason ?? null,
  },
  { name: 'source', title: 'Source', kind: 'text', value: sourceOf },
];

const CELLS = {
  followed: ({ followed }: Spell) => between(followed),
  left: ({ left }: Spell) =>
    left === null
      ? 'still follows'
      : `${between(left)}, ${left.reason === 'unknown' ? 'unknown reason' : left.reason}${left.massDeparture ? ', in a mass departure' : ''}`,
};

/** Each time the person followed and left, with the source of the times. */
export function FollowHistory({ person }: { person: Person }) {
  return (
    <Section title="Follow history" term="follower spell">
      <ItemsTable
        name="Follow history"
        file="follow-history"
        columns={COLUMNS}
        items={person.spells}
        none="No follow is recorded."
        shown={CELLS}
      />
    </Section>
  );
}

function times({ after, before }: Ends): Values['between'] {
  return before.at === null ? null : { after: after.at, before: before.at };
}

function sourceOf({ followed, left }: Spell): string {
  const ends = [followed.after, followed.before, ...(left ? [left.after, left.before] : [])];
  const sources = new Set(ends.map(({ from }) => from));
  sources.delete('nothing');
  return [...sources].join(', ') || 'nothing';
}

function between({ after, before }: Ends): string {
  if (after.at === null && before.at === null) return 'time unknown';
  if (after.at === null) return `by ${writeDay(before.at!)}`;
  if (before.at === null) return `after ${writeDay(after.at)}`;
  return writePeriod(after.at, before.at);
}
