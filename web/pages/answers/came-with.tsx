import { cameWithAnswer } from '../../../src/render/answers/came-with.ts';
import { labelsOf } from '../../../src/render/wording/labels.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Shown } from '../../parts/states.tsx';
import { goTo, withQuery } from '../../shell/address.ts';
import { keyOf, type Scope, useScope } from '../../shell/scope.ts';
import { AnswerView } from './answer-view.tsx';

/** Who came with a topic and stayed. The topic is in the address. */
export function CameWith() {
  const scope = useScope();
  // A fine topic has no figures of who came with it.
  const topics = scope.report.topics.filter(({ parent }) => parent === null);
  const requested = new URLSearchParams(location.search).get('topic');
  const topic = topics.find(({ id }) => id === requested)?.id ?? mostAttractive(topics);
  if (topic === undefined) return <p class="missing">There are no topics yet.</p>;
  return (
    <>
      <div class="line">
        <label>
          Topic
          <select
            value={topic}
            onChange={(event) => goTo(withQuery({ topic: event.currentTarget.value }), true)}
          >
            {topics.map(({ id, label }) => (
              <option key={id} value={id}>
                {readableLabel(label)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <OfTopic key={topic} topic={topic} scope={scope} />
    </>
  );
}

function OfTopic({ topic, scope }: { topic: string; scope: Scope }) {
  const { request, retry } = useRequest(keyOf(scope, 'came with', topic), () =>
    fetchJson(() =>
      api.topics[':id']['came-with'].$get({ param: { id: topic }, query: scope.query }),
    ),
  );
  return (
    <Shown request={request} retry={retry}>
      {(page) => <AnswerView answer={cameWithAnswer(page, labelsOf(scope.report))} />}
    </Shown>
  );
}

/** The topic that attracted most followers, if any did. */
function mostAttractive(topics: Scope['report']['topics']): string | undefined {
  const follows = (at: number): number => topics[at].growth.follows?.estimate ?? -Infinity;
  const [best] = [...topics.keys()].sort((a, b) => follows(b) - follows(a));
  return best === undefined ? undefined : topics[best].id;
}
