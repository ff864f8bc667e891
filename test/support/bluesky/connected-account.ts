import { connectOpen } from '../../../src/app/collect/connect.ts';
import { followDeletions } from '../../../src/app/collect/follow-deletions.ts';
import type { SnapshotResult } from '../../../src/app/collect/snapshot.ts';
import { takeSnapshot } from '../../../src/app/collect/snapshot.ts';
import type { AccountId } from '../../../src/model/ids.ts';
import { livePlatform } from '../../../src/platforms/registry.ts';
import type { Store } from '../../../src/store/ports/store.ts';
import type { BlueskyServer } from './bluesky-server.ts';
import { serveBluesky } from './bluesky-server.ts';
import type { Network } from '../../../src/fake-bluesky/network.ts';
import { storeInMemory } from '../store-in-memory.ts';

/** An account on a small network, connected; all time is simulated. */
export interface ConnectedAccount {
  server: BlueskyServer;
  store: Store;
  account: AccountId;
  effort: { requests: number; seconds: number } | undefined;
  clock: { time: number; waits: string[] };
  snapshot: () => Promise<SnapshotResult>;
  /** Follows deletions, as between two snapshots. */
  followDeletions: () => Promise<boolean>;
  end: () => Promise<void>;
}

export async function connectedAccount(
  network: Network,
  handle: string,
  now: number,
): Promise<ConnectedAccount> {
  const server = await serveBluesky(network);
  const store = await storeInMemory();
  const platform = await livePlatform('bluesky').connect(server.environment);
  const { account, effort } = await connectOpen({ store, platform }, handle);
  const clock = { time: now, waits: [] as string[] };
  const tools = async () => ({
    store: await store.forAccount(account.id),
    database: ':memory:',
    environment: server.environment,
    platform,
    clock: {
      now: () => clock.time,
      wait: async (until: number, why: string) => {
        clock.waits.push(why);
        clock.time = Math.max(clock.time, until);
      },
    },
    signal: new AbortController().signal,
  });
  return {
    server,
    store,
    account: account.id,
    effort,
    clock,
    snapshot: async () => takeSnapshot({ ...(await tools()), mayCost: async () => true }),
    followDeletions: async () => followDeletions(await tools()),
    end: async () => {
      await store.close();
      await server.close();
    },
  };
}
