import { lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { Failed, Waiting } from '../parts/states.tsx';
import { FirstRun } from '../pages/first-run/first-run.tsx';
import { Welcome } from '../pages/welcome.tsx';
import { AccountPages } from './account-pages.tsx';
import { useAddress } from './address.ts';
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
  useEffect(() => {
    if (request.state === 'loaded' && request.value.signedIn && address.path === '/welcome') {
      history.replaceState(null, '', '/');
    }
  }, [request, address.path]);
  if (address.path === '/api' || address.path === '/glossary') {
    return (
      <Frame>
        <Suspense fallback={<Waiting />}>
          {address.path === '/api' ? <ApiPage /> : <GlossaryPage />}
        </Suspense>
      </Frame>
    );
  }
  if (request.state === 'loading') return <Frame>{null}</Frame>;
  if (request.state === 'failed') {
    return (
      <Frame>
        <main class="report" id="page">
          <Failed isPage title={request.title} advice={request.advice} retry={retry} />
        </main>
      </Frame>
    );
  }
  const session = request.value;
  if (!session.signedIn) {
    return (
      <Frame>
        <Welcome mode={session.mode} why={address.query.get('why')} />
      </Frame>
    );
  }
  if (session.accounts.length === 0) {
    return (
      <Frame session={session}>
        <FirstRun session={session} onImported={retry} />
      </Frame>
    );
  }
  return <AccountPages session={session} address={address} onSession={retry} />;
}

function Frame({ session, children }: { session?: Session; children: preact.ComponentChildren }) {
  return (
    <>
      <Bar {...(session && { session })} />
      {children}
      <Foot />
    </>
  );
}
