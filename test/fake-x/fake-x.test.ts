import { createHash } from 'node:crypto';
import { Agent, request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../src/fake-x/certificate.ts';
import type { FakeX } from '../../src/fake-x/fake-x.ts';
import { startFakeX } from '../../src/fake-x/fake-x.ts';
import { follower, followers, MORNING, OWNER, worldOf } from '../app/collect/fake-account.ts';
import { ANSWERS } from './x-schemas.ts';

const POST = '2031000000000000000';
const FIELDS = {
  user: 'user.fields=created_at,description,location,protected,public_metrics,connection_status',
  post: 'tweet.fields=created_at,lang,public_metrics,referenced_tweets,context_annotations,note_tweet,author_id',
};

let fake: FakeX;
let agent: Agent;
let token = '';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: unknown;
}

function ask(path: string, bearer = token, form?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      method: form === undefined ? 'GET' : 'POST',
      headers: { ...(bearer !== '' && { authorization: `Bearer ${bearer}` }) },
    };
    const sent = request(`${fake.url}${path}`, options, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
        resolve({ status: response.statusCode!, headers: response.headers, body });
      });
    });
    sent.on('error', reject);
    sent.end(form);
  });
}

beforeAll(async () => {
  const certificate = makeCertificate(Date.now());
  const person = {
    type: 'person',
    id: follower(0),
    handle: 'ada',
    name: 'Ada',
    bio: 'Rust',
    location: 'Bath',
    createdAt: '2010-05-05T10:00:00Z',
  };
  const said = (kind: string, who: number) => ({
    type: 'engagement',
    person: follower(who),
    post: POST,
    kind,
    at: '2026-03-05T10:00:00Z',
  });
  const lines = [
    ...followers(25),
    person,
    { type: 'status', person: follower(3), at: '2026-03-01T00:00:00Z', status: 'suspended' },
    { type: 'status', person: follower(4), at: '2026-03-01T00:00:00Z', status: 'deleted' },
    { type: 'status', person: follower(5), at: '2026-03-01T00:00:00Z', status: 'protected' },
    { type: 'status', person: follower(6), at: '2026-03-01T00:00:00Z', status: 'blocked' },
    { type: 'following', person: follower(1), at: '2026-01-01T00:00:00Z' },
    {
      type: 'post',
      id: POST,
      at: '2026-03-04T10:00:00Z',
      text: 'x'.repeat(400),
      kind: 'quote',
      annotations: ['Rust'],
    },
    ...['like', 'repost', 'reply', 'quote'].map((kind, who) => said(kind, who + 7)),
  ];
  fake = await startFakeX({ world: worldOf(lines), now: () => MORNING, certificate });
  agent = new Agent({ ca: certificate.cert });
});

afterAll(async () => {
  agent.destroy();
  await fake.close();
});

describe('the fake X', () => {
  it('signs in with PKCE, and only with the verifier of the challenge', async () => {
    const [redirect] = fake.app.redirectUris;
    const verifier = 'v'.repeat(64);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: fake.app.clientId,
      redirect_uri: redirect!,
      scope: 'tweet.read',
      state: 's',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    const codeOf = async (): Promise<string> => {
      const { status, headers } = await ask(`/i/oauth2/authorize?${query.toString()}`, '');
      expect(status).toBe(302);
      return new URL(String(headers.location)).searchParams.get('code')!;
    };
    const exchange = async (code: string, code_verifier: string): Promise<Answer> =>
      ask(
        '/2/oauth2/token',
        '',
        new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: fake.app.clientId,
          redirect_uri: redirect!,
          code,
          code_verifier,
        }).toString(),
      );
    expect((await exchange(await codeOf(), 'another')).status).toBe(400);
    const code = await codeOf();
    const { status, body } = await exchange(code, verifier);
    expect(status).toBe(200);
    token = ANSWERS.token.parse(body).access_token;
    expect((await exchange(code, verifier)).status).toBe(400);
  });

  it.each([
    [`/2/users/me?${FIELDS.user}`, ANSWERS.user],
    [`/2/users/${OWNER}?${FIELDS.user}`, ANSWERS.user],
    [`/2/users/by/username/owner`, ANSWERS.user],
    [`/2/users?ids=${[0, 3, 4, 5, 6].map(follower).join()}&${FIELDS.user}`, ANSWERS.users],
    [`/2/users/${OWNER}/followers?max_results=10&${FIELDS.user}`, ANSWERS.userList],
    [`/2/users/${OWNER}/following?${FIELDS.user}`, ANSWERS.userList],
    [`/2/users/${OWNER}/tweets?max_results=5&${FIELDS.post}`, ANSWERS.postList],
    [`/2/users/${OWNER}/mentions?max_results=5&${FIELDS.post}`, ANSWERS.postList],
    [`/2/tweets/${POST}/liking_users?${FIELDS.user}`, ANSWERS.userList],
    [`/2/tweets/${POST}/retweeted_by`, ANSWERS.userList],
    [`/2/tweets/${POST}/quote_tweets?${FIELDS.post}`, ANSWERS.postList],
    [`/2/activity/subscriptions`, ANSWERS.subscriptions],
  ])('answers %s as X documents it', async (path, schema) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    expect(schema.safeParse(body).error).toBeUndefined();
    expect(Object.keys(headers)).toEqual(
      expect.arrayContaining([
        'x-rate-limit-limit',
        'x-rate-limit-remaining',
        'x-rate-limit-reset',
      ]),
    );
  });

  it('reports suspended, deleted and hidden accounts with X’s texts', async () => {
    const { body } = await ask(`/2/users?ids=${[3, 4, 6].map(follower).join()}`);
    const { errors } = ANSWERS.users.parse(body);
    expect(errors!.map(({ title }) => title)).toEqual([
      'Forbidden',
      'Not Found Error',
      'Authorization Error',
    ]);
    expect(errors![0]!.type).toBe(errors![1]!.type);
  });

  it.each([
    ['/2/users/1/followers?max_results=1001', 400],
    ['/2/users/1/tweets?max_results=4', 400],
    ['/2/users/1/followers?pagination_token=nonsense', 400],
    [`/2/users?ids=${'1,'.repeat(101)}1`, 400],
    ['/2/users/abc', 404],
    ['/2/nothing', 404],
  ])('refuses %s with a problem', async (path, expected) => {
    const { status, body } = await ask(path);
    expect(status).toBe(expected);
    expect(ANSWERS.problem.safeParse(body).error).toBeUndefined();
  });

  it('recognises nobody, an app and a user by token', async () => {
    expect((await ask('/2/users/me', 'wrong')).status).toBe(401);
    expect((await ask('/2/users/me', fake.app.bearer)).status).toBe(403);
    const withConnection = ANSWERS.users.parse(
      (await ask(`/2/users?ids=${follower(1)}&${FIELDS.user}`)).body,
    );
    expect(withConnection.data![0]!.connection_status).toEqual(['followed_by', 'following']);
    const byApp = ANSWERS.users.parse(
      (await ask(`/2/users?ids=${follower(1)}&${FIELDS.user}`, fake.app.bearer)).body,
    );
    expect(byApp.data![0]).not.toHaveProperty('connection_status');
  });

  it('charges each resource once a day', async () => {
    const before = fake.billing.total();
    await ask(`/2/users/${OWNER}/followers?max_results=20`);
    const after = fake.billing.total();
    // Ten of the twenty were shown before.
    expect(after - before).toBe(10_000);
    await ask(`/2/users/${OWNER}/followers?max_results=20`);
    expect(fake.billing.total()).toBe(after);
  });
});
