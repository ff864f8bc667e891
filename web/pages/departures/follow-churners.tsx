import type { FollowChurnersPage } from '../../../src/model/pages/churn-page.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { writeDecimal } from '../../../src/render/wording/numbers.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { Section } from '../../parts/page.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';

const COLUMNS: Column<FollowChurnersPage['items'][number]>[] = [
  { name: 'person', title: 'Who', kind: 'person', value: (row) => row },
  {
    name: 'spells',
    title: 'Spells',
    term: 'follower spell',
    kind: 'count',
    value: ({ durations }) => durations.length,
  },
  {
    name: 'days',
    title: 'Days of each',
    kind: 'quote',
    value: ({ durations }) =>
      durations.map((days) => writeDecimal(days, 1)).join(', ') || 'unknown',
  },
  { name: 'follows', title: 'Follows now', kind: 'yes', value: ({ follows }) => follows },
];

/** All follow churners, those with the most follower spells first. */
export function FollowChurners({ scope }: { scope: Scope }) {
  return (
    <Section
      isFolded
      title="Follow churners"
      term="follow churner"
      note="They count as followers gained and lost, but in no community and no topic’s figures."
    >
      <LongList
        name="Follow churners"
        id={keyOf(scope, 'follow churners')}
        file="follow-churners"
        none="No follow churners found."
        atFirst={15}
        columns={COLUMNS}
        choices={[]}
        load={(asked) =>
          fetchJson(() => api['follow-churners'].$get({ query: { ...scope.query, ...asked } }))
        }
      />
    </Section>
  );
}
