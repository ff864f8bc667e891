import { useEffect, useState } from 'preact/hooks';
import type { LiveReports as Reports } from '../../../src/model/pages/schedule-page.ts';
import { liveInWords } from '../../../src/render/wording/schedule.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import type { Scope } from '../../shell/scope.ts';

/** How often to look, in ms. */
const EVERY = 5000;

/** Since when live reports have come, and when one last came, for as long as the page is open. */
export function LiveReports({
  first,
  zone,
  scope,
}: {
  first: Reports;
  zone: string;
  scope: Scope;
}) {
  const [reports, setReports] = useState(first);
  const { account } = scope.query;
  useEffect(() => {
    const timer = setInterval(async () => {
      const outcome = await fetchJson(() => api.schedule.$get({ query: { account } }));
      if (outcome.state !== 'loaded' || outcome.value.plan === null) return;
      if (outcome.value.live !== null) setReports(outcome.value.live);
    }, EVERY);
    return () => clearInterval(timer);
  }, [account]);
  return <>{liveInWords(reports, zone, Date.now())}</>;
}
