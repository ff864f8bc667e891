import { leftAfterAnswer } from '../../src/render/answers/left-after.ts';
import { labelsOf } from '../../src/render/wording/labels.ts';
import { readableNote } from '../../src/render/wording/readable-label.ts';
import { writeDay } from '../../src/model/dates.ts';
import { api } from '../api/client.ts';
import { fetchJson } from '../api/request.ts';
import { useRequest } from '../api/use-request.ts';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/states.tsx';
import { TopicLink } from '../parts/topic-link.tsx';
import { hrefOf } from '../shell/address.ts';
import { isOwner, keyOf, useScope } from '../shell/scope.ts';
import { AnswerView } from './answers/answer-view.tsx';

/** One post, and who came and left after it. */
export default function PostPage({ id }: { id: string }) {
  const scope = useScope();
  const { request, retry } = useRequest(keyOf(scope, 'post', id), () =>
    fetchJson(() => api.posts[':id'].$get({ param: { id }, query: scope.query })),
  );
  const title = request.state === 'loaded' ? `Post of ${writeDay(request.value.post.at)}` : 'Post';
  return (
    <Page title={title} kind="Post">
      <Shown request={request} retry={retry}>
        {(page) => (
          <>
            {isOwner(scope) && (
              <blockquote>
                <bdi>{page.post.text === '' ? '(no text)' : readableNote(page.post.text)}</bdi>
              </blockquote>
            )}
            <p class="note">
              {page.post.topics.length === 0 ? 'No topic' : 'Topics: '}
              {page.post.topics.map(({ topic }, at) => (
                <span key={topic}>
                  {at > 0 && ', '}
                  <TopicLink id={topic} scope={scope} />
                </span>
              ))}
              {page.time?.next && (
                <>
                  {' · '}
                  <a href={hrefOf(`/posts/${encodeURIComponent(page.time.next)}`)}>Next post</a>
                </>
              )}
            </p>
            <AnswerView answer={leftAfterAnswer(page, labelsOf(scope.report))} />
          </>
        )}
      </Shown>
    </Page>
  );
}
