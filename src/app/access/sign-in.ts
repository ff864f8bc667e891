import type { WebUser } from '../../store/ports/access-store.ts';

/** One sign-in: the page to send the visitor to, and how to recognise them when they return. */
export interface SignInAttempt {
  /** The platform's page for signing in. */
  url: string;
  /** The visitor returns with it. Stored apart from the address, so that nobody else's is accepted. */
  state: string;
  /** Proves that the visitor who returns is the one we sent (PKCE, RFC 7636). */
  verifier: string;
}

/** A platform that confirms who a visitor is. */
export interface SignIn {
  /** @param returnTo the address on this server to which the visitor returns. */
  begin(returnTo: string): SignInAttempt;

  /**
   * Returns the visitor who came back with that code. Throws a `TribeError` if the platform does not
   * say. Asks for nothing but who they are, and keeps no token of theirs.
   */
  finish(code: string, verifier: string, returnTo: string): Promise<WebUser>;
}
