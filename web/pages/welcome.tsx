import type { Session } from '../shell/scope.ts';
import { Command } from '../parts/command.tsx';
import { Page } from '../parts/page.tsx';
import { WaysToAccount } from './no-account.tsx';

const WHY: Record<string, string> = {
  used: 'This link was used before, or the server has restarted since.',
  ended: 'This link has expired or was revoked.',
  closed: 'You are signed in with X, but you have no access to an account here.',
  'sign-in': 'Sign-in failed. Try again.',
};

/** Tells people who are not signed in how to get in. */
export function Welcome({ mode, why }: { mode: Session['mode']; why: string | null }) {
  return (
    <Page title="Tribefinder">
      {why !== null && WHY[why] !== undefined && <p role="status">{WHY[why]}</p>}
      {mode === 'own-machine' ? (
        <>
          <p class="summary">Open the link that the server printed when it started.</p>
          <p class="note lead">
            The link works once, so that nobody else on this machine can open the dashboard. For a
            new link, stop the server with Ctrl-C and start it again: <Command>tribe serve</Command>
            .
          </p>
        </>
      ) : (
        <>
          <p class="summary">Sign in to see your audience.</p>
          <p>
            <a class="button main" href="/sign-in">
              Sign in with X
            </a>
          </p>
          <p class="note lead">
            Tribefinder asks X only who you are. It never reads, follows or posts in your name.
          </p>
          {why === 'closed' && <WaysToAccount />}
        </>
      )}
    </Page>
  );
}
