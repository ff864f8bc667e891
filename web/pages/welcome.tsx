import type { Session } from '../shell/scope.ts';
import { Page } from '../parts/page.tsx';

const WHY: Record<string, string> = {
  used: 'That link was used already, or is of an earlier start of the server.',
  ended: 'That link has ended, or was taken back by who made it.',
  closed: 'You are signed in at X, but no account is open to you here.',
  'sign-in': 'Signing in did not work out.',
};

/** For who is outside: how to come in. */
export function Welcome({ mode, why }: { mode: Session['mode']; why: string | null }) {
  return (
    <Page title="Tribefinder">
      {why !== null && WHY[why] !== undefined && <p role="status">{WHY[why]}</p>}
      {mode === 'own-machine' ? (
        <>
          <p class="answer">Open the link that was printed when the server was started.</p>
          <p class="note lead">
            It works once, so that nobody else on this machine can look. For a new one, end the
            server with Ctrl-C and start it again: <code>tribe serve</code>.
          </p>
        </>
      ) : (
        <>
          <p class="answer">Sign in to see your audience.</p>
          <p>
            <a class="button main" href="/sign-in">
              Sign in with X
            </a>
          </p>
          <p class="note lead">
            Only who you are is asked for. Nothing is read, followed or posted in your name.
          </p>
        </>
      )}
    </Page>
  );
}
