import type { PlatformFailure } from './platform-answer.ts';

/** How an owner allows us to read their account (OAuth 2.0). */
export interface PlatformSignIn {
  /** Begins a sign-in, without a request. */
  begin(app: SignInApp, redirectUri: string): SignInPage;

  /**
   * Returns the code in the address that the platform sent the owner to. Throws a `TribeError` if
   * the owner declined, or if the address belongs to another sign-in.
   */
  codeFrom(address: string, page: SignInPage): string;

  /** Exchanges the code for tokens. */
  finish(
    app: SignInApp,
    page: SignInPage,
    redirectUri: string,
    code: string,
    now: () => number,
  ): Promise<SignInTokens | PlatformFailure>;

  /** Renews the tokens. The old ones become invalid. */
  renew(
    app: SignInApp,
    refreshToken: string,
    now: () => number,
  ): Promise<SignInTokens | PlatformFailure>;
}

/** A developer app of the platform. A public client has no secret. */
export interface SignInApp {
  clientId: string;
  clientSecret?: string;
}

/** The tokens that the owner's permission brought. */
export interface SignInTokens {
  accessToken: string;
  refreshToken: string;
  /** ms since 1970. */
  expiresAt: number;
}

/** The page on which the owner gives permission, and what the response must match (RFC 7636). */
export interface SignInPage {
  url: string;
  state: string;
  codeVerifier: string;
}
