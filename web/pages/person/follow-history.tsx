import type { PersonPage as Person } from '../../../src/model/pages/person-page.ts';
import { writeDay, writePeriod } from '../../../src/model/dates.ts';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';

type Ends = Person['spells'][number]['followed'];

/** Each time the person followed and left, with the source of the times. */
export function FollowHistory({ person }: { person: Person }) {
  return (
    <Section title="Follow history" term="follower spell">
      {person.spells.length === 0 ? (
        <p class="missing">No follow is recorded.</p>
      ) : (
        <Table
          name="Follow history"
          columns={[{ title: 'Followed' }, { title: 'Left' }, { title: 'Source' }]}
          rows={person.spells.map(({ followed, left }, index) => ({
            key: String(index),
            cells: [
              between(followed),
              left === null
                ? 'still follows'
                : `${between(left)}, ${left.reason === 'unknown' ? 'unknown reason' : left.reason}${left.massDeparture ? ', in a mass departure' : ''}`,
              [
                ...new Set(
                  [followed.after, followed.before, ...(left ? [left.after, left.before] : [])].map(
                    ({ from }) => from,
                  ),
                ),
              ]
                .filter((from) => from !== 'nothing')
                .join(', ') || 'nothing',
            ],
          }))}
        />
      )}
    </Section>
  );
}

function between({ after, before }: Ends): string {
  if (after.at === null && before.at === null) return 'time unknown';
  if (after.at === null) return `by ${writeDay(before.at!)}`;
  if (before.at === null) return `after ${writeDay(after.at)}`;
  return writePeriod(after.at, before.at);
}
