import { compareAnswer } from '../../../src/render/answers/compare.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Shown } from '../../parts/states.tsx';
import { goTo, withQuery } from '../../shell/address.ts';
import { PERIOD_LABELS } from '../../shell/periods.ts';
import { keyOf, useScope } from '../../shell/scope.ts';
import { AnswerView } from './answer-view.tsx';

/** A period against the one before. The period is in the address. */
export function Compare() {
  const scope = useScope();
  const requested = new URLSearchParams(location.search).get('period');
  const [period] = PERIOD_LABELS.find(([id]) => id === requested) ?? PERIOD_LABELS[2];
  const { account } = scope.query;
  const { request, retry } = useRequest(keyOf(scope, 'compare', period), () =>
    fetchJson(() => api['compared-periods'].$get({ query: { account, period } })),
  );
  return (
    <>
      <p class="presets">
        {PERIOD_LABELS.map(([id, label]) => (
          <button
            type="button"
            key={id}
            aria-pressed={id === period}
            onClick={() => goTo(withQuery({ period: id }), true)}
          >
            {label}
          </button>
        ))}
      </p>
      {request.state === 'failed' && request.status === 404 ? (
        <p class="missing">There is no data about an earlier time to compare with.</p>
      ) : (
        <Shown request={request} retry={retry}>
          {(page) => <AnswerView key={period} answer={compareAnswer(page)} />}
        </Shown>
      )}
    </>
  );
}
