import { bestPostsAnswer } from '../../../src/render/answers/best-posts.ts';
import { labelsOf } from '../../../src/render/wording/labels.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Shown } from '../../parts/states.tsx';
import { keyOf, useScope } from '../../shell/scope.ts';
import { AnswerView } from './answer-view.tsx';

/** Which posts cost or attracted most. */
export function BestPosts() {
  const scope = useScope();
  const { request, retry } = useRequest(keyOf(scope, 'best posts'), () =>
    fetchJson(() => api['best-posts'].$get({ query: scope.query })),
  );
  return (
    <Shown request={request} retry={retry}>
      {(page) => <AnswerView answer={bestPostsAnswer(page, labelsOf(scope.report))} />}
    </Shown>
  );
}
