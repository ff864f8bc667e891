import type { SchedulePage } from '../../../src/model/pages/schedule-page.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { keyOf, type Scope } from '../../shell/scope.ts';

/** Loads the state of the schedule. */
export function useSchedule(scope: Scope) {
  const { account } = scope.query;
  return useRequest<SchedulePage>(keyOf(scope, 'schedule'), () =>
    fetchJson(() => api.schedule.$get({ query: { account } })),
  );
}

/** The command that runs the schedule, and where to type it. The server takes no snapshots itself. */
export function watchCommand({ session, account }: Scope): { command: string; where: string } {
  const isOneOfSeveral = session.mode === 'hosted' || session.accounts.length > 1;
  return {
    command: isOneOfSeveral ? `tribe watch --account ${account.id}` : 'tribe watch',
    where: session.mode === 'hosted' ? 'on the server' : 'in a terminal',
  };
}
