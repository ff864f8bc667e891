import { Agent } from 'node:https';
import type { Fault } from '../fake-x/faults.ts';
import { randomFaults } from '../fake-x/faults.ts';
import type { FakeX } from '../fake-x/fake-x.ts';
import { startFakeX } from '../fake-x/fake-x.ts';
import { listedAt } from '../fake-x/query-world.ts';
import { fakeWorld } from '../fake-x/world.ts';
import type { AccountId } from '../model/ids.ts';
import { DAY, HOUR } from '../model/instant.ts';
import type { LivePlatform } from '../platforms/platform.ts';
import { livePlatform } from '../platforms/registry.ts';
import type { SignInPage } from '../platforms/sign-in.ts';
import { seededRandom } from '../stats/random.ts';
import type { Store } from '../store/ports/store.ts';
import type { Clock } from './collect/clock.ts';
import { changeCollectSettings } from './collect/collect-settings.ts';
import { connectUser } from './collect/connect.ts';
import type { SnapshotResult } from './collect/snapshot.ts';
import { takeSnapshot } from './collect/snapshot.ts';
import { BEGINS, eventsOfMonth, type LiveSize, SEED } from './events-of-month.ts';
import { inTemporaryDatabase, type TemporaryDatabase } from './temporary-database.ts';

const MONTH: LiveSize = { followers: 3000, days: 30 };

/** This share of the requests fails, in one of these ways. */
const FAULT_SHARE = 0.04;
const FAULTS: readonly Fault[] = [
  'cut within',
  'unavailable',
  'limited, a problem',
  'errors only',
  'empty page',
  'expired cursor',
  'token gone',
];

/** No real money is spent, and the caps of a real account would end the month early. */
const NO_MONEY = { runCap: 20_000_000, monthCap: 400_000_000 };

/** The key of a database that is deleted afterwards. */
const ENVIRONMENT = { TRIBE_KEY: '0'.repeat(64) };

/** What {@link liveMonth} reports about each day. */
export interface LiveDay {
  at: number;
  result: SnapshotResult;
  /** The true number of followers at that time. */
  truth: number;
  /** The number of faults so far. */
  faults: number;
}

export interface LiveMonth extends TemporaryDatabase {
  account: AccountId;
  days: number;
  spent: number;
  charged: number;
}

/**
 * Collects a month of snapshots, one a day, from a fake X on this machine. The audience and the
 * clock are simulated, and some answers have faults.
 *
 * @param onDay called after each day; the next day begins when it returns
 */
export async function liveMonth(
  openStore: (database: string) => Promise<Store>,
  onDay: (day: LiveDay) => Promise<void>,
  signal: AbortSignal,
  { followers, days }: LiveSize = MONTH,
): Promise<LiveMonth> {
  return inTemporaryDatabase(openStore, async (store, database) =>
    watchMonth(store, database, onDay, signal, { followers, days }),
  );
}

async function watchMonth(
  store: Store,
  database: string,
  onDay: (day: LiveDay) => Promise<void>,
  signal: AbortSignal,
  size: LiveSize,
): Promise<Pick<LiveMonth, 'account' | 'days' | 'spent' | 'charged'>> {
  const world = fakeWorld(eventsOfMonth(size));
  const random = seededRandom(SEED);
  const choose = randomFaults(FAULT_SHARE, random, FAULTS);
  let [time, faults, connected] = [BEGINS, 0, false];
  const fake = await startFakeX({
    world,
    now: () => time,
    fault: (endpoint, hasCursor) => {
      const fault = connected ? choose(endpoint, hasCursor) : undefined;
      if (fault !== undefined) faults++;
      return fault;
    },
  });
  const agent = new Agent({ ca: fake.certificate.cert, keepAlive: true });
  try {
    const platform = await livePlatform('x').connect({ TRIBE_X_API: fake.url }, agent);
    const clock: Clock = {
      now: () => time,
      wait: async (until) => {
        time = Math.max(time, until);
      },
    };
    const tools = { store, database, environment: ENVIRONMENT, platform };
    const account = await connect(tools, fake, clock);
    const own = await store.forAccount(account);
    await changeCollectSettings(own.collector, NO_MONEY);
    const snapshot = () => takeSnapshot({ ...tools, store: own, clock, signal, mayCost: always });
    connected = true;
    let [days, spent] = [0, 0];
    for (; days < size.days && !signal.aborted; days++) {
      time = Math.max(time, BEGINS + days * DAY + 7 * HOUR);
      let result = await snapshot();
      while (result.stopped !== undefined && !signal.aborted) {
        time += HOUR;
        result = await snapshot();
      }
      spent += result.spent;
      await onDay({
        at: time,
        result,
        truth: [...listedAt(world, world.followers, time)].length,
        faults,
      });
    }
    return { account, days, spent, charged: fake.billing.total() };
  } finally {
    agent.destroy();
    await fake.close();
  }
}

async function always(): Promise<boolean> {
  return true;
}

async function connect(
  tools: {
    store: Store;
    database: string;
    environment: Record<string, string>;
    platform: LivePlatform;
  },
  fake: FakeX,
  clock: Clock,
): Promise<AccountId> {
  const [callback] = fake.app.redirectUris;
  const allow = async ({ url }: SignInPage): Promise<string> => {
    const sent = fake.oauth.authorize(new URL(url).searchParams, clock.now());
    if ('refused' in sent) throw new Error(sent.refused);
    return sent.location;
  };
  const app = { clientId: fake.app.clientId };
  const { account } = await connectUser({ ...tools, now: clock.now }, app, true, callback!, allow);
  return account.id;
}
