import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/model/instant.ts';
import { openStore } from '../../src/app/open-store.ts';
import type { BlueskyServer } from '../support/bluesky/bluesky-server.ts';
import { serveBluesky } from '../support/bluesky/bluesky-server.ts';
import { FOLLOW, Network, POST } from '../../src/fake-bluesky/network.ts';
import { runTribe } from '../support/run-tribe.ts';
import { ended, startTribe } from '../support/tribe-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const network = new Network();
const follows: string[] = [];
let server: BlueskyServer;

beforeAll(async () => {
  const now = Date.now();
  const alice = network.addAccount('alice.bsky.social', now - 400 * DAY, { displayName: 'Alice' });
  for (let i = 0; i < 60; i++) {
    const did = network.addAccount(`person-${i}.bsky.social`, now - 400 * DAY);
    follows.push(network.write(did, FOLLOW, { subject: alice }, now - (i + 1) * DAY));
  }
  network.write(alice, POST, { text: 'Ferries at dawn' }, now - 9 * DAY);
  server = await serveBluesky(network);
});

afterAll(() => server.close());

const tribe = (name: string, ...args: string[]) =>
  runTribe(args, {
    database: join(folder.path, `${name}.sqlite`),
    environment: { ...server.environment, NODE_NO_WARNINGS: '1' },
  });

describe('tribe connect bluesky', () => {
  it('says what it takes, reads the account, and the report follows', async () => {
    const { code, stdout, stderr } = await tribe(
      'alice',
      'connect',
      'bluesky',
      '@Alice.bsky.social',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Connected to Bluesky @alice.bsky.social (did:plc:');
    expect(stdout).toContain('about 192 requests and 1 minute. It costs nothing.');
    expect(stdout).toContain('60 followers');
    expect(stdout).toContain('1 post, 60 follow times');
    expect(stdout).not.toContain('$');
    const report = JSON.parse((await tribe('alice', 'report', '--json')).stdout);
    expect(report.account).toMatchObject({ platform: 'bluesky', handle: 'alice.bsky.social' });
    expect(report.audience.end).toBe(60);
  });

  it('takes the address of a profile, and goes on with tribe snapshot', async () => {
    await tribe('again', 'connect', 'bluesky', 'https://bsky.app/profile/alice.bsky.social');
    const { code, stdout } = await tribe('again', 'snapshot', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ followers: { came: 0, left: 0 }, spent: 0 });
  });

  it.each([
    [['alice'], 'Add the rest of it, such as alice.bsky.social.'],
    [[], 'Name the account, such as alice.bsky.social.'],
    [['nobody.example'], 'Check the handle.'],
    [['alice.bsky.social', '--owned'], 'Bluesky needs only the handle'],
  ])('says what to do after %j', async (args, advice) => {
    const { code, stderr } = await tribe('wrong', 'connect', 'bluesky', ...args);
    expect(code).not.toBe(0);
    expect(stderr).toContain(advice);
  });

  it('says when Bluesky cannot be reached', async () => {
    const closed = await serveBluesky(network);
    await closed.close();
    const { code, stderr } = await runTribe(['connect', 'bluesky', 'alice.bsky.social'], {
      database: join(folder.path, 'unreachable.sqlite'),
      environment: { ...closed.environment, NODE_NO_WARNINGS: '1' },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(
      'Tribefinder cannot reach Bluesky: the server refused the connection.',
    );
  });
});

describe('an account on Bluesky', () => {
  it('costs nothing, wherever the program speaks of money', async () => {
    await tribe('free', 'connect', 'bluesky', 'alice.bsky.social');
    expect((await tribe('free', 'spending')).stdout).toContain('Bluesky is free.');
    const watched = await tribe('free', 'watch', 'daily at 7', '--once');
    expect(watched.stdout + watched.stderr).not.toContain('$');
    const status = (await tribe('free', 'watch', '--status')).stdout;
    expect(status).toMatch(/a month of 60 followers cost nothing/);
    expect(status).not.toContain('$');
    expect((await tribe('free', 'doctor')).stdout).toContain('connected to Bluesky');
  });
});

describe('tribe watch on Bluesky', () => {
  const database = join(folder.path, 'live.sqlite');
  const watch = async () => {
    const environment = { ...server.environment, NODE_NO_WARNINGS: '1' };
    const child = startTribe(['watch', 'daily at 7'], { database, environment });
    let heard = '';
    child.stdout!.on('data', (data) => (heard += String(data)));
    await vi.waitUntil(() => heard.includes('Live:'), { timeout: 20_000 });
    return {
      stop: async () => {
        const end = ended(child);
        child.kill('SIGINT');
        return { ...(await end), heard };
      },
    };
  };
  const departures = async (): Promise<number[]> => {
    const store = await openStore(database);
    const [account] = await store.accounts.all();
    const log = await (await store.forAccount(account!.id)).log.loadAudience();
    await store.close();
    return Array.from(log.unfollows.before).sort();
  };

  it('stores an unfollow within 5 s, ends cleanly, and makes up for what it missed', async () => {
    await tribe('live', 'connect', 'bluesky', 'alice.bsky.social');
    const watching = await watch();
    const at = Date.now();
    network.remove(follows[20]!, at);
    await vi.waitUntil(async () => (await departures()).length === 1, { timeout: 5000 });
    expect(await departures()).toEqual([at]);
    expect((await tribe('live', 'watch', '--status')).stdout).toMatch(/Live +since .*, last heard/);
    const { code, stderr, heard } = await watching.stop();
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: 'Stopped. Nothing is lost. To continue: tribe watch\n',
    });
    // Calm: it says once that it listens, and nothing of who left.
    expect(heard.match(/\n/g)).toHaveLength(4);
    const off = Date.now();
    network.remove(follows[30]!, off);
    const again = await watch();
    await vi.waitUntil(async () => (await departures()).length === 2, { timeout: 5000 });
    expect(await departures()).toEqual([at, off]);
    await again.stop();
  });
});
