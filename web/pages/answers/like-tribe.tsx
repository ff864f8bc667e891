import { likeTribeAnswer } from '../../../src/render/answers/like-tribe.ts';
import { labelsOf } from '../../../src/render/wording/labels.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Shown } from '../../parts/states.tsx';
import { keyOf, useScope } from '../../shell/scope.ts';
import { AnswerView } from './answer-view.tsx';

/** People most like the tribe whom the owner does not follow. */
export function LikeTribe() {
  const scope = useScope();
  const { request, retry } = useRequest(keyOf(scope, 'like tribe'), () =>
    fetchJson(() => api['like-tribe'].$get({ query: scope.query })),
  );
  return (
    <Shown request={request} retry={retry}>
      {(page) => <AnswerView answer={likeTribeAnswer(page, labelsOf(scope.report))} />}
    </Shown>
  );
}
