import type { VNode } from 'preact';
import { Suspense } from 'preact/compat';
import { useMemo, useState } from 'preact/hooks';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useReplacing } from '../api/replacing.ts';
import { useRequest } from '../api/use-request.ts';
import { Page } from '../parts/page.tsx';
import { Failed, Waiting } from '../parts/states.tsx';
import { Replacing, WorkingOut } from '../pages/working-out.tsx';
import { accountPageAt } from './account-page-registry.ts';
import { type Address, hrefOf } from './address.ts';
import { Bar, Foot } from './bar.tsx';
import { ScopeBar } from './scope-bar.tsx';
import {
  isOwner,
  type OpenAccount,
  type Session,
  type Scope,
  ScopeContext,
  useScope,
} from './scope.ts';

interface Props {
  session: Session;
  address: Address;
  onSession: () => void;
}

/** All pages about one account. */
export function AccountPages(props: Props) {
  const { session, address } = props;
  const id = address.query.get('account') ?? session.usual ?? session.accounts[0].id;
  const account = session.accounts.find((open) => open.id === id);
  // Nothing of one account stays on the screen when another is chosen.
  if (account !== undefined) return <PagesOf key={id} {...props} account={account} />;
  return (
    <>
      <Bar session={session} path={address.path} />
      <Page title="Account not found">
        <Failed
          title="You have no access to this account"
          advice="Choose another account on the start page."
        />
      </Page>
      <Foot mode={session.mode} />
    </>
  );
}

/**
 * The pages of an account share one report. After a change they stay in their place, dimmed, until
 * the next report is there.
 */
function PagesOf({ session, account, address, onSession }: Props & { account: OpenAccount }) {
  const [changes, setChanges] = useState(0);
  const query = useWindow(account.id, address);
  const { request, shown, retry } = useRequest(JSON.stringify([query, changes]), () =>
    fetchJson(() => api.report.$get({ query })),
  );
  const isReplacing = useReplacing();
  const compared = address.query.get('with');
  const scope = useMemo((): Scope | undefined => {
    if (request.state !== 'loaded') return undefined;
    // The query and the changes of this report, not those of the next one.
    const [query, changes] = JSON.parse(shown) as [Scope['query'], number];
    return {
      session,
      account,
      query,
      changes,
      compared: compared === 'before' || compared === 'year' ? compared : null,
      report: request.value,
      refresh: () => {
        setChanges((count) => count + 1);
        onSession();
      },
    };
  }, [session, account, shown, compared, request]);
  return (
    <>
      <Bar session={session} path={address.path} {...(scope && { scope })} />
      {request.state === 'loading' ? (
        <WorkingOut query={query} />
      ) : request.state === 'failed' ? (
        <main class="report" id="page">
          <Failed isPage title={request.title} advice={request.advice} retry={retry} />
        </main>
      ) : (
        <ScopeContext.Provider value={scope}>
          <ScopeBar scope={scope!} />
          {isReplacing && <Replacing query={query} />}
          <div class="pages" aria-busy={isReplacing}>
            <Suspense fallback={<Waiting />}>
              <Chosen key={address.path} path={address.path} />
            </Suspense>
          </div>
        </ScopeContext.Provider>
      )}
      <Foot mode={session.mode} />
    </>
  );
}

/** The query of every request: the account, and the window that the address names. */
function useWindow(account: string, { query }: Address): Scope['query'] {
  const [from, to] = [query.get('from') ?? undefined, query.get('to') ?? undefined];
  return useMemo(
    () => ({ account, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
    [account, from, to],
  );
}

function Chosen({ path }: { path: string }) {
  const { entry, id } = accountPageAt(path) ?? {};
  const Shown = entry?.page;
  const ShownOf = entry?.pageOf;
  if (ShownOf && id !== undefined) return <ShownOf id={id} />;
  if (entry && Shown && (id === undefined || ShownOf === undefined)) {
    return entry.forOwners ? <OwnersOnly title={entry.title!} page={<Shown />} /> : <Shown />;
  }
  return (
    <Page title="Page not found">
      <p>
        There is no page at this address. <a href="/">Go to the report</a>
      </p>
    </Page>
  );
}

/** A page that viewers can reach by its address alone. */
function OwnersOnly({ title, page }: { title: string; page: VNode }) {
  if (isOwner(useScope())) return page;
  return (
    <Page title={title}>
      <p class="missing">
        Only owners of this account see this page. <a href={hrefOf('/')}>Go to the report</a>
      </p>
    </Page>
  );
}
