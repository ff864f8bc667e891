import { createHash, randomBytes } from 'node:crypto';

/** A developer app. Without a secret, it is a public client. */
export interface FakeApp {
  clientId: string;
  clientSecret?: string;
  /** The token for reading without a user. */
  bearer: string;
  redirectUris: string[];
}

interface Grant {
  scope: string;
  refreshToken: string;
  accessTokens: Map<string, number>;
}

interface Code {
  challenge: string;
  redirectUri: string;
  scope: string;
  expiresAt: number;
}

export type OAuthAnswer = { status: number; body: object };

const ACCESS_LASTS = 7200;
const CODE_LASTS = 30_000;

/** OAuth 2.0 with PKCE as X has it, for one user. Each refresh token works once. */
export class OAuth {
  readonly app: FakeApp;
  readonly #codes = new Map<string, Code>();
  readonly #grants: Grant[] = [];
  /** How often tokens were renewed, and how often a used token was presented again. */
  renewals = 0;
  reused = 0;

  constructor(app: FakeApp) {
    this.app = app;
  }

  /** Allows a sign-in at once. Returns the address that X redirects to, or why it refuses. */
  authorize(query: URLSearchParams, now: number): { location: string } | { refused: string } {
    const redirectUri = query.get('redirect_uri') ?? '';
    const challenge = query.get('code_challenge') ?? '';
    const scope = query.get('scope') ?? '';
    if (query.get('client_id') !== this.app.clientId) return { refused: 'no such app' };
    if (!this.app.redirectUris.includes(redirectUri)) return { refused: 'no such callback' };
    if (query.get('response_type') !== 'code' || scope === '') return { refused: 'no scope' };
    if (query.get('code_challenge_method')?.toLowerCase() !== 's256' || challenge === '') {
      return { refused: 'no challenge' };
    }
    const code = token();
    this.#codes.set(code, { challenge, redirectUri, scope, expiresAt: now + CODE_LASTS });
    const location = new URL(redirectUri);
    location.searchParams.set('state', query.get('state') ?? '');
    location.searchParams.set('code', code);
    return { location: location.href };
  }

  /** Handles the token endpoint (RFC 6749, RFC 7636). */
  exchange(form: URLSearchParams, authorization: string | undefined, now: number): OAuthAnswer {
    if (!this.#isApp(form, authorization)) {
      return problem(401, 'unauthorized_client', 'Missing valid authorization header');
    }
    if (form.get('grant_type') === 'refresh_token')
      return this.#renew(form.get('refresh_token') ?? '', now);
    const code = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      form.get('grant_type') !== 'authorization_code' ||
      code === undefined ||
      now > code.expiresAt ||
      code.challenge !== challenge ||
      code.redirectUri !== form.get('redirect_uri')
    ) {
      return problem(
        400,
        'invalid_request',
        'Value passed for the authorization code was invalid.',
      );
    }
    const grant: Grant = { scope: code.scope, refreshToken: token(), accessTokens: new Map() };
    this.#grants.push(grant);
    return this.#issue(grant, now);
  }

  /** Returns who owns a token: a user, the app, or nobody. */
  whoHas(bearer: string | undefined, now: number): 'user' | 'app' | undefined {
    if (bearer === undefined) return undefined;
    if (bearer === this.app.bearer) return 'app';
    const isGood = this.#grants.some(({ accessTokens }) => now < (accessTokens.get(bearer) ?? 0));
    return isGood ? 'user' : undefined;
  }

  /** Revokes an access token early. */
  revoke(bearer: string): void {
    for (const { accessTokens } of this.#grants) accessTokens.delete(bearer);
  }

  #renew(refreshToken: string, now: number): OAuthAnswer {
    const grant = this.#grants.find((entry) => entry.refreshToken === refreshToken);
    if (grant === undefined) {
      this.reused++;
      // A token was used twice, so it may be stolen. X revokes them all.
      this.#grants.length = 0;
      return problem(400, 'invalid_request', 'Value passed for the token was invalid.');
    }
    this.renewals++;
    grant.refreshToken = token();
    grant.accessTokens.clear();
    return this.#issue(grant, now);
  }

  #issue(grant: Grant, now: number): OAuthAnswer {
    const accessToken = token();
    grant.accessTokens.set(accessToken, now + ACCESS_LASTS * 1000);
    return {
      status: 200,
      body: {
        token_type: 'bearer',
        expires_in: ACCESS_LASTS,
        access_token: accessToken,
        scope: grant.scope,
        refresh_token: grant.refreshToken,
      },
    };
  }

  #isApp(form: URLSearchParams, authorization: string | undefined): boolean {
    const { clientId, clientSecret } = this.app;
    if (clientSecret === undefined) return form.get('client_id') === clientId;
    const basic = Buffer.from(
      `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
    );
    return authorization === `Basic ${basic.toString('base64')}`;
  }
}

function token(): string {
  return randomBytes(24).toString('base64url');
}

function problem(status: number, error: string, description: string): OAuthAnswer {
  return { status, body: { error, error_description: description } };
}
