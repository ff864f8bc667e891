import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { fetchJson } from '../../api/request.ts';
import { api } from '../../api/client.ts';
import { useRequest } from '../../api/use-request.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { isOwner, keyOf, topicLabel, useScope } from '../../shell/scope.ts';
import { AboutTopic } from './about-topic.tsx';
import { ChangeTopic } from './change-topic.tsx';
import { TopicSummary } from './topic-summary.tsx';
import { FineTopics } from './fine-topics.tsx';
import { CostByCommunity } from './cost-by-community.tsx';
import { TopicRetention } from './topic-retention.tsx';
import { Posts } from './posts.tsx';
import { Evidence } from './evidence.tsx';
import { WhoLeft } from './who-left.tsx';

/** Everything known about one topic, with the evidence behind its figures. */
export default function TopicPage({ id }: { id: string }) {
  const scope = useScope();
  const { request, retry } = useRequest(keyOf(scope, id), () =>
    fetchJson(() => api.topics[':id'].$get({ param: { id }, query: scope.query })),
  );
  const label = readableLabel(topicLabel(scope, id));
  return (
    <Page title={label} kind="Topic">
      <Shown request={request} retry={retry}>
        {(page) => (
          <>
            <AboutTopic page={page} />
            {isOwner(scope) && <ChangeTopic topic={page.topic} scope={scope} />}
            <TopicSummary topic={page.topic} scope={scope} />
            <FineTopics topic={page.topic} scope={scope} />
            <CostByCommunity topic={page.topic} scope={scope} />
            <TopicRetention page={page} />
            <Posts id={id} scope={scope} />
            <Evidence page={page} scope={scope} />
            <WhoLeft page={page} scope={scope} />
          </>
        )}
      </Shown>
    </Page>
  );
}
