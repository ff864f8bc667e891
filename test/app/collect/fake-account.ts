import { Agent } from 'node:https';
import { changeCollectSettings } from '../../../src/app/collect/collect-settings.ts';
import type { CollectSettings } from '../../../src/app/collect/collect-settings.ts';
import { connectApp, connectUser } from '../../../src/app/collect/connect.ts';
import type { SnapshotResult } from '../../../src/app/collect/snapshot.ts';
import { takeSnapshot } from '../../../src/app/collect/snapshot.ts';
import { makeCertificate } from '../../../src/fake-x/certificate.ts';
import type { FakeX, FakeXSettings } from '../../../src/fake-x/fake-x.ts';
import { startFakeX } from '../../../src/fake-x/fake-x.ts';
import type { FakeWorld } from '../../../src/fake-x/world.ts';
import { fakeWorld } from '../../../src/fake-x/world.ts';
import type { AudienceEvent } from '../../../src/model/events.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import { parseEvent } from '../../../src/model/parse-event.ts';
import type { LivePlatform } from '../../../src/platforms/platform.ts';
import { livePlatform } from '../../../src/platforms/registry.ts';
import type { Store } from '../../../src/store/ports/store.ts';
import { storeInMemory } from '../../support/store-in-memory.ts';

export const OWNER = '4000000000000000001' as AccountId;
export const MORNING = Date.UTC(2026, 2, 10, 7);
const ENVIRONMENT = { TRIBE_KEY: 'ab'.repeat(32) };

const certificate = makeCertificate(Date.now());

/** Events as an event file has them. */
export function worldOf(lines: object[]): FakeWorld {
  const owner = { type: 'account', id: OWNER, platform: 'x', handle: 'owner', name: 'The Owner' };
  return fakeWorld(
    [owner, ...lines].map((line): AudienceEvent => {
      const parsed = parseEvent(line);
      if ('rejection' in parsed) throw new Error(parsed.rejection);
      return parsed.event;
    }),
  );
}

/** So many followers, the n-th n days before; their ids exceed 2^53. */
export function followers(count: number): object[] {
  return Array.from({ length: count }, (_, at) => ({
    type: 'follow',
    person: follower(at),
    at: new Date(MORNING - (at + 1) * 86_400_000).toISOString(),
  }));
}

export function follower(at: number): string {
  return String(4_100_000_000_000_000_000n + BigInt(at));
}

export interface Connected {
  fake: FakeX;
  world: FakeWorld;
  store: Store;
  platform: LivePlatform;
  account: AccountId;
  clock: {
    time: number;
    now: () => number;
    wait: (until: number, why: string) => Promise<void>;
    waits: string[];
  };
  snapshot: (options?: Partial<Parameters<typeof takeSnapshot>[0]>) => Promise<SnapshotResult>;
  change: (settings: Partial<CollectSettings>) => Promise<unknown>;
  end: () => Promise<void>;
}

/** An account on a fake X, signed in; all time is simulated. */
export async function connected({
  lines = followers(30),
  as = 'user',
  owned = true,
  store: given,
  database = ':memory:',
  environment = ENVIRONMENT,
  ...settings
}: Partial<Omit<FakeXSettings, 'world' | 'now'>> & {
  lines?: object[];
  as?: 'user' | 'app';
  owned?: boolean;
  store?: Store;
  database?: string;
  environment?: Record<string, string>;
} = {}): Promise<Connected> {
  const world = worldOf(lines);
  const clock: Connected['clock'] = {
    time: MORNING,
    waits: [],
    now: () => clock.time,
    wait: async (until, why) => {
      clock.waits.push(`${why} ${Math.round((until - clock.time) / 1000)}`);
      clock.time = Math.max(clock.time, until);
    },
  };
  /** Nothing goes wrong while it is connected. */
  const faults: Pick<FakeXSettings, 'fault'> = {};
  const fake = await startFakeX({
    isOwned: owned,
    ...settings,
    world,
    certificate,
    now: clock.now,
    fault: (endpoint, hasCursor) => faults.fault?.(endpoint, hasCursor),
  });
  const agent = new Agent({ ca: certificate.cert, keepAlive: true });
  const platform = await livePlatform('x').connect({ TRIBE_X_API: fake.url }, agent);
  const store = given ?? (await storeInMemory());
  const tools = { store, database, environment, platform };
  const [callback] = fake.app.redirectUris;
  if (as === 'app') await connectApp({ ...tools, now: clock.now }, fake.app.bearer, { id: OWNER });
  else {
    const app = {
      clientId: fake.app.clientId,
      ...(fake.app.clientSecret !== undefined && { clientSecret: fake.app.clientSecret }),
    };
    await connectUser({ ...tools, now: clock.now }, app, owned, callback!, async ({ url }) => {
      const sent = fake.oauth.authorize(new URL(url).searchParams, clock.time);
      if ('refused' in sent) throw new Error(sent.refused);
      return sent.location;
    });
  }
  if (settings.fault !== undefined) faults.fault = settings.fault;
  return {
    fake,
    world,
    store,
    platform,
    account: OWNER,
    clock,
    snapshot: async (options) =>
      takeSnapshot({
        ...tools,
        store: await store.forAccount(OWNER),
        clock,
        signal: new AbortController().signal,
        mayCost: async () => true,
        ...options,
      }),
    change: async (change) =>
      changeCollectSettings((await store.forAccount(OWNER)).collector, change),
    end: async () => {
      agent.destroy();
      await fake.close();
      await store.close();
    },
  };
}
