import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, communityLabel, useScope } from '../../shell/scope.ts';
import { CommunitySummary } from './community-summary.tsx';
import { CommunityRetention } from './community-retention.tsx';
import { Arrivals } from './arrivals.tsx';
import { Engagement } from './engagement.tsx';
import { PeopleToTalkTo } from './people-to-talk-to.tsx';
import { Members } from './members.tsx';

/** Everything known about one community. */
export default function CommunityPage({ id }: { id: string }) {
  const scope = useScope();
  const { request, retry } = useRequest(keyOf(scope, id), () =>
    fetchJson(() => api.communities[':id'].$get({ param: { id }, query: scope.query })),
  );
  const known = scope.report.communities.find((community) => community.id === id);
  return (
    <Page
      title={readableLabel(communityLabel(scope, id))}
      kind={known?.isTribe === true ? 'Tribe' : 'Community'}
    >
      <Shown request={request} retry={retry}>
        {(page) => (
          <>
            <CommunitySummary page={page} />
            <CommunityRetention page={page} />
            <Arrivals page={page} scope={scope} />
            <Engagement page={page} scope={scope} />
            <PeopleToTalkTo page={page} />
            <Members id={id} scope={scope} />
          </>
        )}
      </Shown>
    </Page>
  );
}
