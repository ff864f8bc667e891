import { likeTribeAnswer } from '../../../src/render/answers/like-tribe.ts';
import { labelsOf } from '../../../src/render/wording/labels.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Shown } from '../../parts/states.tsx';
import { goTo, withQuery } from '../../shell/address.ts';
import { keyOf, useScope } from '../../shell/scope.ts';
import { AnswerView } from './answer-view.tsx';

const WHO = [
  ['current', 'Current followers'],
  ['former', 'Former followers'],
] as const;

/** People most like the tribe whom the owner does not follow. Whether they left is in the address. */
export function LikeTribe() {
  const scope = useScope();
  const requested = new URLSearchParams(location.search).get('who');
  const [who] = WHO.find(([id]) => id === requested) ?? WHO[0];
  const { request, retry } = useRequest(keyOf(scope, 'like tribe', who), () =>
    fetchJson(() => api['like-tribe'].$get({ query: { ...scope.query, who } })),
  );
  return (
    <>
      <p class="presets">
        {WHO.map(([id, label]) => (
          <button
            type="button"
            key={id}
            aria-pressed={id === who}
            onClick={() => goTo(withQuery({ who: id }), true)}
          >
            {label}
          </button>
        ))}
      </p>
      <Shown request={request} retry={retry}>
        {(page) => <AnswerView key={who} answer={likeTribeAnswer(page, labelsOf(scope.report))} />}
      </Shown>
    </>
  );
}
