import {
  accountNames,
  compareAccountsAnswer,
} from '../../../src/render/answers/compare-accounts.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { Shown } from '../../parts/states.tsx';
import { goTo, hrefOf, withQuery } from '../../shell/address.ts';
import {
  accountLabel,
  isOwner,
  keyOf,
  type OpenAccount,
  type Scope,
  useScope,
} from '../../shell/scope.ts';
import { AnswerView } from './answer-view.tsx';

/** Two accounts of the owner beside each other. The other account is in the address. */
export function CompareAccounts() {
  const scope = useScope();
  const others = scope.session.accounts.filter(
    ({ id, role }) => id !== scope.account.id && role === 'owner',
  );
  if (!isOwner(scope)) return <p class="missing">Only owners of both accounts see this page.</p>;
  if (others.length === 0) {
    return (
      <p class="missing">
        You have one account here. <a href={hrefOf('/data')}>Connect or import another one</a>, such
        as your account on Bluesky.
      </p>
    );
  }
  const requested = new URLSearchParams(location.search).get('other');
  const other = others.find(({ id }) => id === requested) ?? others[0];
  return (
    <>
      <p class="line">
        <label>
          Compare with{' '}
          <select
            value={other.id}
            onChange={(event) => goTo(withQuery({ other: event.currentTarget.value }), true)}
          >
            {others.map((account) => (
              <option key={account.id} value={account.id}>
                {accountLabel(account)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Compared key={other.id} scope={scope} other={other} />
    </>
  );
}

function Compared({ scope, other }: { scope: Scope; other: OpenAccount }) {
  const { request, retry } = useRequest(keyOf(scope, 'accounts', other.id), () =>
    fetchJson(() => api['compared-accounts'].$get({ query: { ...scope.query, other: other.id } })),
  );
  if (request.state === 'failed' && request.status === 404) {
    return (
      <p class="missing">Nothing is known of the followers of one of the accounts in this time.</p>
    );
  }
  return (
    <Shown request={request} retry={retry}>
      {(page) => {
        const names = accountNames(page);
        return (
          <>
            <AnswerView answer={compareAccountsAnswer(page)} />
            <p class="note">
              Reports:{' '}
              {[scope.account, other].map(({ id }, at) => (
                <span key={id}>
                  {at > 0 && ', '}
                  <a href={hrefOf('/', { account: id })}>
                    <bdi>{names[at]}</bdi>
                  </a>
                </span>
              ))}
            </p>
          </>
        );
      }}
    </Shown>
  );
}
