import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { signInWithX } from '../../src/app/access/sign-in-with-x.ts';
import type { AccountId } from '../../src/model/ids.ts';
import { openDashboard, type TestDashboard } from '../support/dashboard.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const RETURN = 'https://tribe.example/sign-in/back';

/** X as far as signing in goes: codes for challenges, tokens for codes, and whose a token is. */
interface FakeX {
  url: string;
  server: Server;
  /** Who presses the button. */
  person: { id: string; username: string; name: string };
  /** What the next answer is instead. */
  broken: string | undefined;
  challenges: Map<string, string>;
}

let x: FakeX;
let dashboard: TestDashboard;

beforeAll(async () => {
  x = await fakeX();
  dashboard = await openDashboard(`${folder.path}/sign-in.sqlite`, {
    mode: 'hosted',
    publicOrigin: 'https://tribe.example',
    signIn: signInWithX({
      id: 'client-of-tests',
      secret: 'secret-of-tests',
      authorize: `${x.url}/i/oauth2/authorize`,
      api: x.url,
    }),
  });
  await dashboard.store.accounts.add({
    id: '42' as AccountId,
    platform: 'x',
    handle: 'robin',
  });
});
afterAll(async () => {
  x.server.close();
  await dashboard.close();
});
beforeEach(() => {
  x.person = { id: '42', username: 'robin', name: 'Robin' };
  x.broken = undefined;
});

async function fakeX(): Promise<FakeX> {
  const fake = { challenges: new Map() } as FakeX;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://x.test');
    const body = new URLSearchParams(await text(request));
    const answer = (status: number, value: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(fake.broken ?? JSON.stringify(value));
    };
    if (url.pathname === '/2/oauth2/token') {
      const secret = `Basic ${Buffer.from('client-of-tests:secret-of-tests').toString('base64')}`;
      const verifier = body.get('code_verifier') ?? '';
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const isRight =
        request.headers.authorization === secret &&
        body.get('redirect_uri') === RETURN &&
        body.get('grant_type') === 'authorization_code' &&
        fake.challenges.get(body.get('code') ?? '') === challenge;
      fake.challenges.delete(body.get('code') ?? '');
      if (isRight) answer(200, { access_token: 'token-of-tests', token_type: 'bearer' });
      else answer(400, { error: 'invalid_request' });
    } else if (request.headers.authorization === 'Bearer token-of-tests') {
      answer(200, { data: fake.person });
    } else answer(401, { title: 'Unauthorized' });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  fake.server = server;
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');

/** Goes to X and presses the button there. */
async function pressed(): Promise<{ cookie: string; query: string }> {
  const sent = await dashboard.ask('/sign-in');
  const to = new URL(sent.headers.get('location')!);
  const requested = Object.fromEntries(to.searchParams);
  expect(requested).toMatchObject({
    response_type: 'code',
    client_id: 'client-of-tests',
    redirect_uri: RETURN,
    code_challenge_method: 'S256',
    scope: 'users.read tweet.read',
  });
  expect(to.href).not.toContain('secret');
  x.challenges.set('code-1', requested.code_challenge);
  return { cookie: cookiesOf(sent), query: `code=code-1&state=${requested.state}` };
}

test('signing in as a known account gives its ownership', async () => {
  const { cookie, query } = await pressed();
  const back = await dashboard.ask(`/sign-in/back?${query}`, {
    cookie,
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  });
  expect(back.headers.get('location')).toBe('/');
  expect(back.headers.getSetCookie().join()).toMatch(
    /__Host-tribefinder=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict/u,
  );
  const session = await dashboard.ask('/api/v1/session', { cookie: cookiesOf(back) });
  expect(await session.json()).toMatchObject({
    signedIn: true,
    name: 'robin',
    accounts: [{ id: '42', role: 'owner' }],
  });
});

test('a stranger gets no access, and no account is made', async () => {
  x.person = { id: '43', username: 'eve', name: 'Eve' };
  const { cookie, query } = await pressed();
  const back = await dashboard.ask(`/sign-in/back?${query}`, { cookie });
  expect(back.headers.get('location')).toBe('/welcome?why=closed');
  expect(await dashboard.store.accounts.all()).toHaveLength(1);
});

/** Where coming back leads to, or the status where it leads nowhere. */
async function why(query: string, cookie: string): Promise<string> {
  const response = await dashboard.ask(`/sign-in/back?${query}`, { cookie });
  return response.headers.get('location') ?? String(response.status);
}

test('a sign-in fails without its own start, with another’s code, and a second time', async () => {
  const first = await pressed();
  expect(await why(first.query, '')).toBe('/welcome?why=sign-in');
  expect(await why('code=code-1&state=guess', first.cookie)).toBe('/welcome?why=sign-in');
  expect(await why('error=access_denied', first.cookie)).toBe('/welcome?why=sign-in');
  const second = await pressed();
  // The code was made for the second challenge.
  expect(await why(first.query, first.cookie)).toBe('409');
  x.challenges.clear();
  expect(await why(second.query, second.cookie)).toBe('409');
});

test.each(['', 'not json', '{}', '{"data":{"id":"42; drop","username":"a","name":"b"}}'])(
  'an answer of X that is %j signs nobody in, and is not passed on',
  async (broken) => {
    const { cookie, query } = await pressed();
    x.broken = broken;
    const back = await dashboard.ask(`/sign-in/back?${query}`, { cookie });
    expect([back.status, await back.json()]).toMatchObject([
      409,
      { title: 'X did not return your account.', detail: 'Sign in again.' },
    ]);
    expect(dashboard.defects).toEqual([]);
  },
);
