import { once } from 'node:events';
import { join } from 'node:path';
import { Agent } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCollectSettings } from '../../src/app/collect/collect-settings.ts';
import { connectApp } from '../../src/app/collect/connect.ts';
import { watchStatus } from '../../src/app/watch/watch-status.ts';
import type { FakeX } from '../../src/fake-x/fake-x.ts';
import { startFakeX } from '../../src/fake-x/fake-x.ts';
import type { AccountId } from '../../src/model/ids.ts';
import type { Prices } from '../../src/platforms/prices.ts';
import { livePlatform } from '../../src/platforms/registry.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { openStore } from '../../src/app/open-store.ts';
import { followers, worldOf } from '../app/collect/fake-account.ts';
import type { Ran } from '../support/run-tribe.ts';
import { runTribe } from '../support/run-tribe.ts';
import { ended, startTribe } from '../support/tribe-process.ts';
import { trustHere } from '../support/trust-here.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const database = join(folder.path, 'watched.sqlite');
const ACCOUNT = '4000000000000000001' as AccountId;
let fake: FakeX;
/** Whether X lets nobody read further than the first page. */
let isLimited = false;
let environment: Record<string, string>;

beforeAll(async () => {
  fake = await startFakeX({
    world: worldOf(followers(40)),
    now: Date.now,
    largestPage: 10,
    fault: (_, hasCursor) => (isLimited && hasCursor ? 'limited, a problem' : undefined),
  });
  const certificate = folder.write('fake-x.pem', fake.certificate.cert);
  trustHere(fake.certificate.cert);
  environment = { TRIBE_X_API: fake.url, NODE_EXTRA_CA_CERTS: certificate, NODE_NO_WARNINGS: '1' };
  const agent = new Agent({ ca: fake.certificate.cert });
  const platform = await livePlatform('x').connect({ TRIBE_X_API: fake.url }, agent);
  await withStore((store) =>
    connectApp({ store, database, environment: {}, platform, now: Date.now }, fake.app.bearer, {
      id: ACCOUNT,
    }),
  );
  agent.destroy();
});
afterAll(() => fake.close());

const tribe = (args: string[]): Promise<Ran> => runTribe(args, { database, environment });

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(database);
  return work(store).finally(() => store.close());
}

const statusOf = () =>
  withStore(async (store) => watchStatus(await store.forAccount(ACCOUNT), Date.now()));

const changePrices = (prices: Partial<Prices>) =>
  withStore(async (store) =>
    changeCollectSettings((await store.forAccount(ACCOUNT)).collector, { prices }),
  );

/** As if something had been due an hour ago. */
async function makeDue(): Promise<void> {
  const progress = JSON.stringify({ handled: Date.now() - 25 * 3_600_000 });
  await withStore(async (store) =>
    (await store.forAccount(ACCOUNT)).schedule.keepProgress(progress),
  );
}

/** Starts to watch, and waits until it says that. */
async function startWatching(args: string[], until: string) {
  const child = startTribe(['watch', ...args], { database, environment });
  const end = ended(child);
  let heard = '';
  const [out, err] = [child.stdout!, child.stderr!];
  for (const stream of [out, err]) stream.on('data', (data) => (heard += String(data)));
  while (!heard.includes(until) && child.exitCode === null) {
    await Promise.race([once(out, 'data'), once(err, 'data'), once(child, 'exit')]);
  }
  return { child, end, heard: () => heard };
}

const narrow = (text: string): boolean => text.split('\n').every((line) => line.length <= 80);

describe('tribe watch', () => {
  it('warns before it reads anything if a month will cost more than allowed', async () => {
    await changePrices({ followers: 120_000 });
    const { code, stdout, stderr } = await tribe([
      'watch',
      'daily at 7',
      '--zone',
      'UTC',
      '--once',
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr.replaceAll('\n', ' ')).toContain('The limit lasts about 6 days.');
    expect(narrow(stderr)).toBe(true);
    await changePrices({});
  });

  // X says to wait for a quarter of an hour, which no test does.
  it('stops at a signal in the middle of a list, and continues there', async () => {
    isLimited = true;
    await makeDue();
    const { child, end, heard } = await startWatching([], 'continuing at');
    expect(await statusOf()).toMatchObject({ watching: { pid: child.pid }, running: {} });
    const second = await tribe(['watch']);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`Process ${child.pid} on `);
    child.kill('SIGTERM');
    expect((await end).code).toBe(143);
    expect(heard()).toContain('Interrupted. The next run continues it.');
    expect(heard()).toContain('Nothing is lost. To continue: tribe watch');
    expect(narrow(heard().replaceAll(/^X's rate limit.*$/gm, ''))).toBe(true);
    expect(await statusOf()).toMatchObject({
      watching: undefined,
      running: undefined,
      last: { outcome: 'aborted' },
    });
    isLimited = false;
  });

  it('can continue after being killed, and pays for nobody twice', async () => {
    const first = await startWatching([], 'Next snapshot');
    expect(first.heard()).toMatch(/40 followers\. \$0\.\d\d/);
    first.child.kill('SIGKILL');
    await first.end;
    await makeDue();
    const { code, stdout } = await tribe(['watch', '--once']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/40 followers: 0 new, 0 left\. \$0\.\d\d\n.*The report is up to date/);
    // Two lists of one day: X charges for the first.
    expect(fake.billing.total()).toBeLessThan(600_000);
    const status = await tribe(['watch', '--status']);
    expect(status.stdout).toMatch(/^Schedule +daily at 7 \(UTC\)\nWatching +no process/);
    expect(narrow(status.stdout)).toBe(true);
  });
});
