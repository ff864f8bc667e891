import { lazy, Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed, Waiting } from '../parts/states.tsx';
import { FirstRun } from '../pages/first-run.tsx';
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
  const { answer, again } = useAnswer<Session>('session', () => ask(() => api.session.$get()));
  useEffect(() => {
    if (answer.state === 'here' && answer.value.signedIn && address.path === '/welcome') {
      history.replaceState(null, '', '/');
    }
  }, [answer, address.path]);
  if (address.path === '/api' || address.path === '/glossary') {
    return (
      <Frame>
        <Suspense fallback={<Waiting />}>
          {address.path === '/api' ? <ApiPage /> : <GlossaryPage />}
        </Suspense>
      </Frame>
    );
  }
  if (answer.state === 'waiting') return <Frame>{null}</Frame>;
  if (answer.state === 'failed') {
    return (
      <Frame>
        <main class="report" id="page">
          <Failed isPage title={answer.title} advice={answer.advice} again={again} />
        </main>
      </Frame>
    );
  }
  const session = answer.value;
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
        <FirstRun onImported={again} />
      </Frame>
    );
  }
  return <AccountPages session={session} address={address} onSession={again} />;
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
