import { useState } from 'preact/hooks';
import type { ReportTopic } from '../../../src/model/report.ts';
import { writeNumberOf } from '../../../src/render/wording/numbers.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { broadTopics, fineTopics } from '../../../src/render/wording/topic-levels.ts';
import { api } from '../../api/client.ts';
import { correct } from '../../api/corrections.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { MutationForm } from '../../parts/mutation.tsx';
import { Shown } from '../../parts/states.tsx';
import { keyOf, type Scope } from '../../shell/scope.ts';
import { ExamplePosts } from './about-topic.tsx';
import type { TopicForm } from './topic-form.ts';

/** A form that merges another topic into this one, with a preview. */
export function MergeTopics({ topic, topics, scope, onDone }: TopicForm) {
  const others = broadTopics(topics).filter(({ id }) => id !== topic.id);
  const [chosen, setChosen] = useState('');
  const merged = topics.find(({ id }) => id === chosen && id !== topic.id);
  if (others.length === 0) return null;
  return (
    <MutationForm
      class="stack"
      send={(api) =>
        correct(api, scope, {
          kind: 'topic-merge',
          topics: [{ id: chosen }],
          into: { id: topic.id },
        })
      }
      onDone={() => {
        setChosen('');
        onDone();
      }}
    >
      <label>
        Merge with…
        <select required value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">Choose a topic</option>
          <optgroup label="Broad topics">
            {others.map((other) => (
              <TopicOption key={other.id} topic={other} />
            ))}
          </optgroup>
          {others.map((other) => {
            const fine = fineTopics(topics, other.id);
            return (
              fine.length > 0 && (
                <optgroup key={other.id} label={`Fine topics of ${readableLabel(other.label)}`}>
                  {fine.map((part) => (
                    <TopicOption key={part.id} topic={part} />
                  ))}
                </optgroup>
              )
            );
          })}
        </select>
      </label>
      {merged && <Preview key={merged.id} merged={merged} into={topic} scope={scope} />}
      <button type="submit">Merge</button>
    </MutationForm>
  );
}

function TopicOption({ topic: { id, label, posts } }: { topic: ReportTopic }) {
  return (
    <option value={id}>
      {readableLabel(label)} ({writeNumberOf(posts, 'post', 'posts')})
    </option>
  );
}

/** What merging changes, and posts of the merged topic. */
function Preview({
  merged,
  into,
  scope,
}: {
  merged: ReportTopic;
  into: ReportTopic;
  scope: Scope;
}) {
  const { account } = scope.query;
  const { request, retry } = useRequest(keyOf(scope, 'preview', merged.id), () =>
    fetchJson(() => api.topics[':id'].$get({ param: { id: merged.id }, query: { account } })),
  );
  return (
    <div>
      <p>
        {writeNumberOf(merged.posts, 'post', 'posts')} about{' '}
        <bdi>{readableLabel(merged.label)}</bdi> will count for{' '}
        <bdi>{readableLabel(into.label)}</bdi>, which has{' '}
        {writeNumberOf(into.posts, 'post', 'posts')} now. Its cost, growth and role are estimated
        again{merged.parent === null ? ', for both as one topic' : ''}.
      </p>
      <Shown request={request} retry={retry}>
        {({ examples }) => <ExamplePosts posts={examples} />}
      </Shown>
    </div>
  );
}
