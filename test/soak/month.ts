import { Agent } from 'node:https';
import { CredentialKeeper } from '../../src/app/collect/credentials.ts';
import type { Clock } from '../../src/app/collect/clock.ts';
import { changeCollectSettings } from '../../src/app/collect/collect-settings.ts';
import type { SnapshotResult } from '../../src/app/collect/snapshot.ts';
import { takeSnapshot } from '../../src/app/collect/snapshot.ts';
import { secretKey } from '../../src/app/collect/secret-key.ts';
import type { Certificate } from '../../src/fake-x/certificate.ts';
import { makeCertificate } from '../../src/fake-x/certificate.ts';
import type { FakeX } from '../../src/fake-x/fake-x.ts';
import { startFakeX } from '../../src/fake-x/fake-x.ts';
import type { Fault } from '../../src/fake-x/faults.ts';
import { FAULTS, randomFaults } from '../../src/fake-x/faults.ts';
import type { FakeWorld } from '../../src/fake-x/world.ts';
import { DAY, HOUR } from '../../src/model/instant.ts';
import type { LivePlatform } from '../../src/platforms/platform.ts';
import { livePlatform } from '../../src/platforms/registry.ts';
import type { Random } from '../../src/stats/random.ts';
import { seededRandom } from '../../src/stats/random.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { BEGINS, DAYS, OWNER, randomWorld } from './random-world.ts';
import { storeInMemory } from '../support/store-in-memory.ts';

/** The program dies: nothing is cleaned up. */
class Killed extends Error {}

/** Faults after which a page is asked for again, or people come again: on another day that costs. */
const REPEATING: readonly Fault[] = ['one missing', 'repeating cursor', 'duplicates'];

const ENVIRONMENT = { TRIBE_KEY: '00'.repeat(32) };
let certificate: Certificate | undefined;

/** What a month brought. */
export interface Month {
  seed: number;
  settings: {
    paging: 'keyset' | 'offset';
    dialect: string;
    kills: boolean;
    expires: boolean;
    repeats: boolean;
    faultShare: number;
  };
  world: FakeWorld;
  fake: FakeX;
  store: Store;
  /** The last result of each day's snapshot. */
  results: SnapshotResult[];
  kills: number;
  end: () => Promise<void>;
}

/**
 * A month of daily snapshots of a random audience, on a simulated clock, while things go wrong at
 * random: all that the fake X can do, and the program being killed and started again later.
 */
export async function liveThroughMonth(seed: number): Promise<Month> {
  const random = seededRandom(seed);
  const settings = chooseSettings(random);
  const world = randomWorld(random);
  let time = BEGINS - HOUR;
  const faults = FAULTS.filter(
    (fault) =>
      (settings.expires || fault !== 'expired cursor') &&
      (settings.repeats || !REPEATING.includes(fault)),
  );
  const choose = randomFaults(settings.faultShare, random, faults);
  let connected = false;
  certificate ??= makeCertificate(Date.now());
  const fake = await startFakeX({
    world,
    certificate,
    now: () => time,
    paging: settings.paging,
    dialect: settings.dialect,
    limitShare: 0.02 + random() * 0.1,
    largestPage: 10 + Math.floor(random() * 40),
    fault: (endpoint, hasCursor) => {
      time += Math.floor(random() * (random() < 0.05 ? 2 * HOUR : 20_000));
      return connected ? choose(endpoint, hasCursor) : undefined;
    },
  });
  const agent = new Agent({ ca: certificate.cert, keepAlive: true });
  const platform = await livePlatform('x').connect({ TRIBE_X_API: fake.url }, agent);
  let mayDie = false;
  let kills = 0;
  const clock: Clock = {
    now: () => {
      if (mayDie && random() < 0.004) throw new Killed();
      return time;
    },
    wait: async (until) => {
      time = Math.max(time, until);
    },
  };
  const store = await storeInMemory();
  await store.accounts.add({ id: OWNER, platform: 'x' });
  await connect(store, platform, fake, clock);
  connected = true;
  const results: SnapshotResult[] = [];
  for (let day = 0; day < DAYS; day++) {
    time = Math.max(time, BEGINS + day * DAY);
    let result: SnapshotResult | undefined;
    for (let goes = 0; result === undefined || result.stopped !== undefined; goes++) {
      if (goes > 60)
        throw new Error(
          `seed ${seed}: a snapshot does not come to an end: ${JSON.stringify(result?.stopped)}`,
        );
      mayDie = settings.kills;
      try {
        result = await takeSnapshot({
          store: await store.forAccount(OWNER),
          database: ':memory:',
          environment: ENVIRONMENT,
          platform,
          clock,
          signal: new AbortController().signal,
          mayCost: async () => true,
        });
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills++;
        result = undefined;
      }
      mayDie = false;
      if (result === undefined || result.stopped !== undefined)
        time += Math.floor(random() * (random() < 0.1 ? 3 * DAY : HOUR));
    }
    results.push(result);
  }
  const end = async (): Promise<void> => {
    agent.destroy();
    await fake.close();
    await store.close();
  };
  return { seed, settings, world, fake, store, results, kills, end };
}

function chooseSettings(
  random: Random,
): Month['settings'] & { dialect: 'older' | 'newer' | 'mixed' } {
  return {
    paging: random() < 0.5 ? 'keyset' : 'offset',
    dialect: (['older', 'newer', 'mixed'] as const)[Math.floor(random() * 3)]!,
    kills: random() < 0.6,
    expires: random() < 0.5,
    repeats: random() < 0.5,
    faultShare: random() * 0.15,
  };
}

async function connect(
  store: Store,
  platform: LivePlatform,
  fake: FakeX,
  clock: Clock,
): Promise<void> {
  const callback = fake.app.redirectUris[0]!;
  const app = { clientId: fake.app.clientId };
  const { begin, codeFrom, finish } = platform.connection.signIn!;
  const page = begin(app, callback);
  const sent = fake.oauth.authorize(new URL(page.url).searchParams, clock.now());
  if (!('location' in sent)) throw new Error(sent.refused);
  const code = codeFrom(sent.location, page);
  const tokens = await finish(app, page, callback, code, clock.now);
  if (!('accessToken' in tokens)) throw new Error(JSON.stringify(tokens));
  const memory = (await store.forAccount(OWNER)).collector;
  const key = await secretKey(':memory:', ENVIRONMENT, true);
  await new CredentialKeeper(memory, OWNER, key).keep({ kind: 'user', app, tokens });
  await changeCollectSettings(memory, { owned: true, runCap: 20_000_000, monthCap: 500_000_000 });
}
