import type { Mix as MixOfPosts } from '../../../src/model/pages/answers.ts';
import { mixAnswer } from '../../../src/render/answers/mix.ts';
import { labelsOf } from '../../../src/render/wording/labels.ts';
import { readableLabel } from '../../../src/render/wording/readable-label.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Shown } from '../../parts/states.tsx';
import { goTo, withQuery } from '../../shell/address.ts';
import { keyOf, topicLabel, type Scope, useScope } from '../../shell/scope.ts';
import { AnswerView } from './answer-view.tsx';

/** What a month would look like with a mix of posts. The mix is in the address. */
export function Mix() {
  const scope = useScope();
  const posts = new URLSearchParams(location.search).get('posts') ?? undefined;
  const { request, retry } = useRequest(keyOf(scope, 'mix', posts), () =>
    fetchJson(() =>
      api.mix.$get({ query: { ...scope.query, ...(posts !== undefined && { posts }) } }),
    ),
  );
  return (
    <Shown request={request} retry={retry}>
      {(page) => (
        <>
          <MixForm key={posts} page={page} scope={scope} />
          <AnswerView answer={mixAnswer(page, labelsOf(scope.report))} />
        </>
      )}
    </Shown>
  );
}

function MixForm({ page, scope }: { page: MixOfPosts; scope: Scope }) {
  return (
    <form
      class="line"
      aria-label="Posts in 30 days"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const posts = page.topics
          .map(({ topic, last }) => ({ topic, last, entered: Number(fields.get(topic)) }))
          .filter(({ last, entered }) => entered !== Math.round(last))
          .map(({ topic, entered }) => `${topic}:${entered}`);
        goTo(withQuery({ posts: posts.length > 0 ? posts.join(',') : null }), true);
      }}
    >
      {page.topics.map(({ topic, posts }) => (
        <label key={topic}>
          {readableLabel(topicLabel(scope, topic))}
          <input
            type="number"
            name={topic}
            min="0"
            max="9999"
            required
            defaultValue={String(Math.round(posts))}
          />
        </label>
      ))}
      <button type="submit" class="main">
        Show
      </button>
    </form>
  );
}
