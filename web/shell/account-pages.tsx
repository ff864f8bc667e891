import type { VNode } from 'preact';
import { Suspense } from 'preact/compat';
import { useMemo, useState } from 'preact/hooks';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { Page } from '../parts/page.tsx';
import { Failed, Waiting } from '../parts/states.tsx';
import { WorkingOut } from '../pages/working-out.tsx';
import { accountPageAt } from './account-page-registry.ts';
import { type Address, hrefOf } from './address.ts';
import { Bar, Foot } from './bar.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { isOwner, type Session, type Scope, ScopeContext, useScope } from './scope.ts';

/** All pages about one account. They share one report. */
export function AccountPages({
  session,
  address,
  onSession,
}: {
  session: Session;
  address: Address;
  onSession: () => void;
}) {
  const [changes, setChanges] = useState(0);
  const { query: requested } = address;
  const id = requested.get('account') ?? session.usual ?? session.accounts[0].id;
  const account = session.accounts.find((open) => open.id === id);
  const [from, to] = [requested.get('from') ?? undefined, requested.get('to') ?? undefined];
  const query = useMemo(
    () => ({ account: id, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
    [id, from, to],
  );
  const { request, retry } = useRequest(JSON.stringify([query, changes]), () =>
    fetchJson(() => api.report.$get({ query })),
  );
  const compared = requested.get('with');
  const scope = useMemo((): Scope | undefined => {
    if (request.state !== 'loaded' || account === undefined) return undefined;
    return {
      session,
      account,
      query,
      compared: compared === 'before' || compared === 'year' ? compared : null,
      report: request.value,
      refresh: () => {
        setChanges((count) => count + 1);
        onSession();
      },
    };
  }, [session, account, query, compared, request]);
  return (
    <>
      <Bar session={session} path={address.path} {...(scope && { scope })} />
      {account === undefined ? (
        <Page title="Account not found">
          <Failed
            title="You have no access to this account"
            advice="Choose another account on the start page."
          />
        </Page>
      ) : request.state === 'loading' ? (
        <WorkingOut query={query} />
      ) : request.state === 'failed' ? (
        <main class="report" id="page">
          <Failed isPage title={request.title} advice={request.advice} retry={retry} />
        </main>
      ) : (
        <ScopeContext.Provider value={scope}>
          <ScopeBar scope={scope!} />
          <Suspense fallback={<Waiting />}>
            <Chosen path={address.path} />
          </Suspense>
        </ScopeContext.Provider>
      )}
      <Foot mode={session.mode} />
    </>
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
