import type { CapacityPage } from '../../../src/model/pages/capacity.ts';
import { capacityWords, loadWords, scalingRule } from '../../../src/render/wording/capacity.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { Command } from '../../parts/command.tsx';
import { Section } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';

/** How many requests this server can answer, and how much of that is left. */
export function Capacity({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const { request, retry } = useRequest<CapacityPage>(keyOf(scope, 'capacity'), () =>
    fetchJson(() => api.capacity.$get({ query: { account } })),
  );
  return (
    <Section title="Capacity">
      <Shown request={request} retry={retry}>
        {(page) => <Left page={page} />}
      </Shown>
    </Section>
  );
}

function Left({ page }: { page: CapacityPage }) {
  const { measured } = page;
  if (measured === null) {
    return (
      <p>
        {loadWords(page)} To measure how many this machine can answer, run{' '}
        <Command>tribe capacity</Command>.
      </p>
    );
  }
  return (
    <>
      <p>{loadWords(page)}</p>
      <p>{capacityWords(measured)}</p>
      <p>{scalingRule(measured)}</p>
    </>
  );
}
