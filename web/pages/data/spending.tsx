import type { SpendingPage } from '../../../src/model/pages/account-data.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { writeDollars } from '../../../src/render/wording/money.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';

const SHOWN_DAYS = 30;

type Line = SpendingPage['lines'][number];

const COLUMNS: Column<Line>[] = [
  { name: 'day', title: 'Day', kind: 'day', value: ({ day }) => `${day}T00:00:00Z` },
  { name: 'data', title: 'Data', kind: 'quote', value: ({ resource }) => resource },
  { name: 'reads', title: 'Reads', kind: 'count', value: ({ reads }) => reads },
  { name: 'cost', title: 'Cost', kind: 'decimal', value: ({ amount }) => dollars(amount) },
  {
    name: 'cost_at_most',
    title: 'Cost at most',
    kind: 'decimal',
    isHidden: true,
    value: ({ amount, unsure }) => dollars(amount + unsure),
  },
];

const dollars = (micros: number): number => micros / 1e6;

const COST = {
  cost: ({ amount, unsure }: Line) =>
    unsure > 0
      ? `${writeDollars(amount)}, at most ${writeDollars(amount + unsure)}`
      : writeDollars(amount),
};

/** The cost of reading the platform. Empty if nothing was ever read. */
export function Spending({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const { request, retry } = useRequest<SpendingPage>(keyOf(scope, 'spending'), () =>
    fetchJson(() => api.spending.$get({ query: { account } })),
  );
  if (request.state === 'loading') return null;
  if (request.state === 'loaded' && request.value.lines.length === 0) return null;
  return (
    <Section
      title="Spending"
      note="Tribefinder records each cost before it sends the request, so you never spend more than this."
    >
      <Shown request={request} retry={retry}>
        {(spending) => <Spent spending={spending} />}
      </Shown>
    </Section>
  );
}

function Spent({ spending: { ever, thisMonth, lines } }: { spending: SpendingPage }) {
  return (
    <>
      <p>
        {writeDollars(thisMonth)} this month, {writeDollars(ever)} in total.
      </p>
      <ItemsTable
        name="Spending by day"
        file="spending"
        columns={COLUMNS}
        items={lines}
        atFirst={SHOWN_DAYS}
        shown={COST}
      />
    </>
  );
}
