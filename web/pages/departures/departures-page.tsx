import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { Page, Section } from '../../parts/page.tsx';
import { Snapshots } from '../../parts/snapshots.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, useScope } from '../../shell/scope.ts';
import { DeparturesSummary } from './departures-summary.tsx';
import { MassDepartures } from './mass-departures.tsx';
import { DeparturesList } from './departures-list.tsx';
import { FollowChurners } from './follow-churners.tsx';

/** Snapshots, departures and follow churners in the window. */
export default function DeparturesPage() {
  const scope = useScope();
  const { request, retry } = useRequest(keyOf(scope), () =>
    fetchJson(() => api.churn.$get({ query: scope.query })),
  );
  return (
    <Page title="Departures">
      <Shown request={request} retry={retry}>
        {(page) => (
          <>
            <DeparturesSummary page={page} />
            <Snapshots page={page} scope={scope} />
            <MassDepartures page={page} />
            <Section
              title="Everyone who left"
              term="arrival, departure"
              note="We know only that someone left between two snapshots."
            >
              <DeparturesList scope={scope} />
            </Section>
            <FollowChurners scope={scope} />
          </>
        )}
      </Shown>
    </Page>
  );
}
