import type { WebUser } from '../../store/ports/access-store.ts';

/** Who is where somebody signs in, and how they come back. */
export interface SignInAttempt {
  /** The page of the platform to be sent to. */
  url: string;
  /** Comes back with them; kept apart from the address they are sent to, so that nobody else's is taken. */
  state: string;
  /** Proves that who comes back is who was sent (PKCE, RFC 7636). */
  verifier: string;
}

/** Somebody else vouches for who a visitor is. */
export interface SignIn {
  /** @param returnTo the address on this server to which they come back. */
  begin(returnTo: string): SignInAttempt;

  /**
   * Who came back with that code. Throws a `TribeError` where the platform will not say.
   * Nothing but who they are is asked for, and no token of theirs is kept.
   */
  finish(code: string, verifier: string, returnTo: string): Promise<WebUser>;
}
