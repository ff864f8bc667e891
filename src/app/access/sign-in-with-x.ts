import { hash } from 'node:crypto';
import { z } from 'zod';
import { TribeError } from '../../model/errors.ts';
import { newToken } from './tokens.ts';
import type { SignIn } from './sign-in.ts';

/** What X knows the program by, and where X is. */
export interface XClient {
  id: string;
  /** Confidential clients have one. */
  secret?: string;
  /** Where people sign in: `https://x.com/i/oauth2/authorize`. */
  authorize: string;
  /** `https://api.x.com` */
  api: string;
}

const SCOPES = 'users.read tweet.read';
const PATIENCE_MS = 15_000;

const Token = z.object({ access_token: z.string().min(1) });
const Me = z.object({
  data: z.object({
    id: z.string().regex(/^\d{1,20}$/u),
    username: z.string().max(80),
    name: z.string().max(200),
  }),
});

/** Sign in with X: OAuth 2.0, authorization code with PKCE (RFC 6749, RFC 7636). */
export function signInWithX(client: XClient): SignIn {
  return {
    begin(returnTo) {
      const [state, verifier] = [newToken(), newToken()];
      const url = new URL(client.authorize);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: client.id,
        redirect_uri: returnTo,
        scope: SCOPES,
        state,
        code_challenge: hash('sha256', verifier, 'base64url'),
        code_challenge_method: 'S256',
      }).toString();
      return { url: url.href, state, verifier };
    },
    async finish(code, verifier, returnTo) {
      const token = await tokenFor(client, code, verifier, returnTo);
      const response = await ask(`${client.api}/2/users/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const me = Me.safeParse(response);
      if (!me.success) throw refused();
      const { id, username, name } = me.data.data;
      return { id: `x:${id}`, handle: username, name };
    },
  };
}

async function tokenFor(
  client: XClient,
  code: string,
  verifier: string,
  returnTo: string,
): Promise<string> {
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (client.secret !== undefined) {
    const pair = `${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret)}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: client.id,
    code,
    redirect_uri: returnTo,
    code_verifier: verifier,
  });
  const answer = await ask(`${client.api}/2/oauth2/token`, { method: 'POST', headers, body });
  const token = Token.safeParse(answer);
  if (!token.success) throw refused();
  return token.data.access_token;
}

/** Returns the answer of X. Nobody else may see it, because it may contain a token. */
async function ask(url: string, init: RequestInit): Promise<unknown> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(url, { ...init, signal, redirect: 'error' });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function refused(): TribeError {
  return new TribeError('X did not return your account.', 'Sign in again.');
}
