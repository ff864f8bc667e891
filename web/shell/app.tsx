import { lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { fetchJson, type RequestState } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { ProgramContext } from '../parts/command.tsx';
import { Failed, Waiting } from '../parts/states.tsx';
import { FirstRun } from '../pages/first-run/first-run.tsx';
import { NoAccount } from '../pages/no-account.tsx';
import { Welcome } from '../pages/welcome.tsx';
import { AccountPages } from './account-pages.tsx';
import { type Address, useAddress } from './address.ts';
import { Bar, Foot } from './bar.tsx';
import type { Session } from './scope.ts';

const ApiPage = lazy(() => import('../pages/api-page.tsx'));
const GlossaryPage = lazy(() => import('../pages/glossary-page.tsx'));

/** The dashboard. The session decides which page it shows. */
export function App() {
  const address = useAddress();
  const { request, retry } = useRequest<Session>('session', () =>
    fetchJson(() => api.session.$get()),
  );
  const session = request.state === 'loaded' ? request.value : undefined;
  useEffect(() => {
    if (session?.signedIn && address.path === '/welcome') history.replaceState(null, '', '/');
  }, [session, address.path]);
  return (
    <ProgramContext.Provider value={session?.command ?? 'tribe'}>
      {session?.signedIn && session.accounts.length > 0 && !isPublic(address) ? (
        <AccountPages session={session} address={address} onSession={retry} />
      ) : (
        <>
          <Bar {...(session && { session })} />
          <PageWithoutAccount request={request} retry={retry} address={address} />
          <Foot {...(session && { mode: session.mode })} />
        </>
      )}
    </ProgramContext.Provider>
  );
}

/** Pages that everybody may see. */
function isPublic({ path }: Address): boolean {
  return path === '/api' || path === '/glossary';
}

function PageWithoutAccount({
  request,
  retry,
  address,
}: {
  request: RequestState<Session>;
  retry: () => void;
  address: Address;
}) {
  if (isPublic(address)) {
    return (
      <Suspense fallback={<Waiting />}>
        {address.path === '/api' ? <ApiPage /> : <GlossaryPage />}
      </Suspense>
    );
  }
  if (request.state === 'loading') return null;
  if (request.state === 'failed') {
    return (
      <main class="report" id="page">
        <Failed isPage title={request.title} advice={request.advice} retry={retry} />
      </main>
    );
  }
  const { signedIn, mode, sharedUntil } = request.value;
  if (!signedIn) return <Welcome mode={mode} why={address.query.get('why')} />;
  const ownsAll = mode === 'own-machine' && sharedUntil === null;
  return ownsAll ? <FirstRun onImported={retry} /> : <NoAccount />;
}
