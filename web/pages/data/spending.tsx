import type { SpendingPage } from '../../../src/model/pages/account-data.ts';
import { writeDay } from '../../../src/model/dates.ts';
import { writeDollars } from '../../../src/render/wording/money.ts';
import { writeCount } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { Section } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';

const SHOWN_DAYS = 30;

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
      <Table
        name="Spending by day"
        columns={[
          { title: 'Day' },
          { title: 'Data' },
          { title: 'Reads', kind: 'figure' },
          { title: 'Cost', kind: 'figure' },
        ]}
        rows={lines.slice(0, SHOWN_DAYS).map(({ day, resource, reads, amount, unsure }) => ({
          key: `${day} ${resource} ${amount}`,
          cells: [
            writeDay(`${day}T00:00:00Z`),
            readableLabel(resource),
            writeCount(reads),
            unsure > 0
              ? `${writeDollars(amount)}, at most ${writeDollars(amount + unsure)}`
              : writeDollars(amount),
          ],
        }))}
      />
    </>
  );
}
