import { Page, Section } from '../parts/page.tsx';

/** For somebody who is signed in and has no account: it isn't theirs to add one to this server. */
export function NoAccount() {
  return (
    <Page title="No account yet">
      <p class="summary">You are signed in, but you have no access to an account here.</p>
      <WaysToAccount />
    </Page>
  );
}

/** What somebody without an account on a server for several owners can do. */
export function WaysToAccount() {
  return (
    <>
      <Section title="Your own account">
        <p>
          Ask whoever runs this server to import your followers and posts, or to connect your
          account. Then sign in again to see your account.
        </p>
      </Section>
      <Section title="Somebody else’s account">
        <p>Ask its owner to give you access in Settings, or to send you a read-only link.</p>
      </Section>
      <Section title="Your own machine">
        <p>
          Tribefinder also runs on your machine. There you can drop your files on the page, and
          nobody else sees them.
        </p>
      </Section>
    </>
  );
}
