import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeX } from '../../src/fake-x/fake-x.ts';
import { startFakeX } from '../../src/fake-x/fake-x.ts';
import { follower, followers, worldOf } from '../app/collect/fake-account.ts';
import type { Ran } from '../support/run-tribe.ts';
import { runTribe } from '../support/run-tribe.ts';
import { ended, runProcess, startTribe } from '../support/tribe-process.ts';
import { trustHere } from '../support/trust-here.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let fake: FakeX;
/** How far the fake's clock is ahead. */
let ahead = 0;
let environment: Record<string, string>;

beforeAll(async () => {
  const lines = [...followers(40), { type: 'person', id: follower(1), handle: 'ada', bio: 'Rust' }];
  fake = await startFakeX({
    world: worldOf(lines),
    now: () => Date.now() + ahead,
    largestPage: 10,
    limitShare: 0.01,
  });
  const certificate = folder.write('fake-x.pem', fake.certificate.cert);
  trustHere(fake.certificate.cert);
  environment = { TRIBE_X_API: fake.url, NODE_EXTRA_CA_CERTS: certificate, NODE_NO_WARNINGS: '1' };
});

afterAll(() => fake.close());

const database = (name: string): string => join(folder.path, `${name}.sqlite`);
const said: string[] = [];

/** Runs the program, and remembers all it says. */
async function tribe(
  name: string,
  args: string[],
  more: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const ran = await runTribe(args, {
    database: database(name),
    environment: { ...environment, ...more.env },
    ...(more.input !== undefined && { input: more.input }),
  });
  said.push(ran.stdout, ran.stderr);
  return ran;
}

describe('an app’s token', () => {
  it('connects, and shows what it can read at what price', async () => {
    const { code, stdout, stderr } = await tribe(
      'app',
      ['connect', 'x', '--bearer', '-', '--handle', 'owner'],
      { input: `${fake.app.bearer}\n` },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Connected as @owner \(4000000000000000001\)\.\n/);
    expect(stdout).toMatch(/followers +\$0\.01 each/);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('is stored encrypted, where only its owner can read', () => {
    expect(statSync(`${database('app')}.key`).mode & 0o777).toBe(0o600);
    for (const file of readdirSync(folder.path).filter((name) => name.startsWith('app.sqlite'))) {
      expect(readFileSync(join(folder.path, file)).includes(fake.app.bearer)).toBe(false);
    }
  });

  it('asks before it costs more than allowed without asking, and refuses without a terminal', async () => {
    const { code, stdout, stderr } = await tribe('app', ['snapshot']);
    expect(code).toBe(2);
    expect(stdout).toMatch(/followers +40 +at \$0\.01 +\$0\.40\n/);
    expect(stderr).toContain('Add --yes, or raise the limit for asking');
    expect((await tribe('app', ['snapshot', '--json'])).stdout).toBe('');
  });

  it('never exceeds the caps that the owner sets', async () => {
    expect((await tribe('app', ['spending', '--run-cap', '0.2'])).code).toBe(0);
    const { code, stderr } = await tribe('app', ['snapshot', '--yes']);
    expect(code).toBe(1);
    expect(stderr).toContain('Reading the follower list would cost $0.40');
    expect(
      (
        await tribe('app', [
          'spending',
          '--run-cap',
          '5',
          '--price',
          'followers=0.002',
          '--price',
          'nonsense=1',
        ])
      ).code,
    ).toBe(2);
    const { stdout } = await tribe('app', [
      'spending',
      '--run-cap',
      '5',
      '--price',
      'followers=0.002',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      runCap: 5,
      prices: { followers: 0.002, users: 0.01 },
      spentThisMonth: 0.02,
    });
    await tribe('app', ['spending', '--price', 'followers=list']);
  });

  it('waits until a limit ends; Ctrl-C loses nothing and says how to continue', async () => {
    const child = startTribe(['snapshot', '--yes'], { database: database('app'), environment });
    const end = ended(child);
    let heard = '';
    while (!heard.includes('continuing at'))
      heard += String((await once(child.stderr!, 'data'))[0]);
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(heard + stderr).toContain(
      'Everything read so far is stored. To continue: tribe snapshot\n',
    );
    ahead += 16 * 60_000;
    const { stdout } = await tribe('app', ['snapshot', '--yes']);
    expect(stdout).toContain('Continuing the interrupted snapshot (30 followers already read).');
    expect(stdout).toMatch(
      /\n40 followers; the next snapshot will show who followed and who left\.\n/,
    );
    expect(fake.requests.get('users/:id/followers')).toBe(4);
  });

  it('appears in tribe doctor, and its cost in tribe spending', async () => {
    const { stdout } = await tribe('app', ['doctor']);
    expect(stdout).toContain(
      'ok      Account owner: connected to X with a bearer token, through https://127.0.0.1',
    );
    const spending = (await tribe('app', ['spending'])).stdout;
    expect(spending).toMatch(/followers +40 +\$0\.40\n/);
    expect(spending.split('\n').every((line) => line.length <= 80)).toBe(true);
    const { month } = JSON.parse((await tribe('app', ['spending', '--json'])).stdout) as {
      month: object[];
    };
    expect(month).toContainEqual(
      expect.objectContaining({ resource: 'followers', reads: 40, amount: 0.4, unsure: 0 }),
    );
  });
});

describe('a user’s sign-in', () => {
  it('goes through X’s page and back to the registered address', async () => {
    const [callback] = fake.app.redirectUris;
    const child = startTribe(
      ['connect', 'x', '--client-id', fake.app.clientId, '--owned', '--paste', '--json'],
      { database: database('user'), environment },
    );
    const end = ended(child);
    let heard = '';
    while (!heard.includes('need not load'))
      heard += String((await once(child.stderr!, 'data'))[0]);
    const [page] = /https:\S+/.exec(heard)!;
    const { searchParams } = new URL(page);
    expect(searchParams.get('scope')).toBe(
      'tweet.read users.read follows.read like.read offline.access',
    );
    expect(searchParams.get('redirect_uri')).toBe(callback);
    const sent = fake.oauth.authorize(searchParams, Date.now() + ahead);
    child.stdin!.end('location' in sent ? `${sent.location}\n` : '');
    const { code, stdout } = await end;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      account: { handle: 'owner' },
      as: 'user',
      owned: true,
      prices: { followers: 0.001 },
    });
  });

  it('accepts only the answer to its own request', async () => {
    const args = ['connect', 'x', '--client-id', fake.app.clientId, '--paste'];
    const input = 'http://127.0.0.1:8722/callback?state=anothers&code=stolen\n';
    expect(await tribe('user', args, { input })).toMatchObject({ code: 2, stdout: '' });
  });

  it('is deleted on disconnecting', async () => {
    expect((await tribe('user', ['connect', 'x', '--forget'])).stdout).toContain(
      'is no longer connected',
    );
    const { code, stderr } = await tribe('user', ['snapshot', '--yes']);
    expect(code).toBe(1);
    expect(stderr).toContain('tribe connect x');
  });
});

describe('tokens', () => {
  it('go only over HTTPS, to servers with a trusted certificate', async () => {
    const plain = await tribe('app', ['snapshot', '--yes'], {
      env: { TRIBE_X_API: 'http://127.0.0.1:1' },
    });
    expect(plain).toMatchObject({ code: 2, stdout: '' });
    const unknown = await runProcess(['connect', 'x', '--bearer', '-', '--handle', 'owner'], {
      database: database('app'),
      input: fake.app.bearer,
      environment: { TRIBE_X_API: fake.url },
    });
    said.push(unknown.stdout, unknown.stderr);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('cannot be decrypted with another key', async () => {
    const env = { TRIBE_KEY: '11'.repeat(32) };
    const { code, stderr } = await tribe('app', ['snapshot', '--yes'], { env });
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be decrypted with this key');
    expect((await tribe('app', ['doctor'], { env })).code).toBe(1);
  });

  it('appear in no output, even when everything fails', async () => {
    const env = { TRIBE_X_API: 'https://127.0.0.1:9', TRIBE_DEBUG: '1' };
    const bearer = await tribe('app', ['connect', 'x', '--bearer', '-', '--handle', 'owner'], {
      input: fake.app.bearer,
      env,
    });
    expect(bearer.code).toBe(1);
    expect(said.join('')).not.toContain(fake.app.bearer);
    expect(said.join('')).not.toMatch(/[Bb]earer [\w-]{20}|access_token|refresh_token/);
  });
});
