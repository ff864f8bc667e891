import { z } from 'zod';
import { EXIT, TribeError } from '../../model/errors.ts';
import type { SignInApp, SignInPage, SignInTokens } from '../sign-in.ts';
import type { XFailure } from './x-answer.ts';
import type { XClient } from './x-client.ts';
import { answerOf, apiWith } from './x-client.ts';
import { X_SERVER } from './x-server.ts';

/** The permissions we request. None of them allows changes. */
const SCOPES = ['tweet.read', 'users.read', 'follows.read', 'like.read', 'offline.access'];

const X_PAGE = 'https://x.com';
const AUTHORIZE = '/i/oauth2/authorize';

/** Begins a sign-in: returns a page for the owner, without a request. */
export function beginSignIn(client: XClient, app: SignInApp, redirectUri: string): SignInPage {
  const { url, state, codeVerifier } = apiWith(app).generateOAuth2AuthLink(redirectUri, {
    scope: SCOPES as never,
  });
  const { search } = new URL(url);
  // X has this page on another host than its API. Any other server has both on one host.
  const page = client.server === X_SERVER ? X_PAGE : client.server;
  return { url: `${page}${AUTHORIZE}${search}`, state, codeVerifier };
}

/**
 * Returns the code in the address that X sent the owner to. Throws a `TribeError` if the owner
 * declined, or if the address belongs to another sign-in.
 */
export function codeFrom(address: string, { state }: SignInPage): string {
  const query = URL.canParse(address) ? new URL(address).searchParams : undefined;
  if (query?.get('state') !== state) {
    throw new TribeError(
      'This address does not belong to the current sign-in.',
      'Start again: tribe connect x',
      EXIT.usage,
    );
  }
  const code = query.get('code');
  if (code !== null && code !== '') return code;
  throw new TribeError(
    'The sign-in was denied on X.',
    'Start again, and authorize the app on X: tribe connect x',
  );
}

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive().default(7200),
  scope: z.string().default(''),
});

/** Exchanges the code for tokens. */
export function finishSignIn(
  client: XClient,
  app: SignInApp,
  signIn: SignInPage,
  redirectUri: string,
  code: string,
  now: () => number,
): Promise<SignInTokens | XFailure> {
  const asked = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  return askForTokens(client, app, { ...asked, code_verifier: signIn.codeVerifier }, now);
}

/** Renews the tokens. The old ones become invalid. */
export function renewTokens(
  client: XClient,
  app: SignInApp,
  refreshToken: string,
  now: () => number,
): Promise<SignInTokens | XFailure> {
  const asked = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return askForTokens(client, app, asked, now);
}

async function askForTokens(
  client: XClient,
  app: SignInApp,
  asked: Record<string, string>,
  now: () => number,
): Promise<SignInTokens | XFailure> {
  // The time before the request, so that we never count on a token after it expires.
  const requestedAt = now();
  const answer = await answerOf((options) =>
    apiWith(app, client.agent).v2.post(
      'oauth2/token',
      { ...asked, client_id: app.clientId },
      // The library would send JSON, which the standard (RFC 6749) does not allow here.
      { ...options, prefix: `${client.server}/2/`, forceBodyMode: 'url' },
    ),
  );
  if (answer.kind !== 'body') return answer;
  const tokens = Tokens.safeParse(answer.body).data;
  if (tokens === undefined) {
    return { kind: 'failed', reason: 'the response contains no tokens', lost: true };
  }
  const granted = tokens.scope.split(' ').filter((scope) => scope !== '');
  const missing = granted.length > 0 && SCOPES.some((scope) => !granted.includes(scope));
  if (missing) return { kind: 'refused', status: 403, reason: 'not all permissions were granted' };
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresAt: requestedAt + tokens.expires_in * 1000,
  };
}
