import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountId } from '../../model/ids.ts';
import type { Effort } from '../../platforms/platform-connection.ts';
import type { LivePlatform } from '../../platforms/platform.ts';
import { connectPlatform } from '../../platforms/registry.ts';
import type { Store } from '../../store/ports/store.ts';
import { BusyError } from '../busy-error.ts';
import { forVisitors, type ForVisitors } from '../for-visitors.ts';
import { connectOpen } from './connect.ts';
import { takeSnapshot } from './snapshot.ts';
import { waitingClock } from './waiting-clock.ts';

/** The first snapshot of an account, while it is taken and afterwards. */
export interface Connected {
  account: AccountInfo;
  effort: Effort | undefined;
  state: 'running' | 'complete' | 'stopped';
  /** What is being read, how much of it, and about how much there is. */
  progress: { what: string; done: number; all: number | undefined } | undefined;
  /** Why it stopped. */
  failure: ForVisitors | undefined;
}

interface ConnectionTools {
  store: Store;
  database: string;
  environment: Record<string, string | undefined>;
  now: () => number;
  onDefect: (error: unknown) => void;
}

/**
 * Connects to accounts on platforms that anybody may read, and takes their first snapshots while the
 * program goes on. Only one snapshot runs at a time.
 */
export class Connections {
  readonly #tools: ConnectionTools;
  readonly #connected = new Map<AccountId, Connected>();
  readonly #stop = new AbortController();
  #isBusy = false;
  #reading: Promise<void> | undefined;

  constructor(tools: ConnectionTools) {
    this.#tools = tools;
  }

  /** Connects, and starts the first snapshot. Throws a `TribeError` if that is not possible. */
  async begin(platformId: string, handle: string): Promise<Connected> {
    if (this.#isBusy) {
      throw new BusyError('Another account is being read', 'Wait until it is done.');
    }
    this.#isBusy = true;
    const { store, environment } = this.#tools;
    try {
      const platform = await connectPlatform(platformId, environment);
      const { account, effort } = await connectOpen({ store, platform }, handle);
      const connected: Connected = {
        account,
        effort,
        state: 'running',
        progress: undefined,
        failure: undefined,
      };
      this.#connected.set(account.id, connected);
      this.#reading = this.#read(connected, platform);
      return connected;
    } catch (error) {
      this.#isBusy = false;
      throw error;
    }
  }

  /** Returns how far an account is that was connected since the program started. */
  of(account: string): Connected | undefined {
    return this.#connected.get(account as AccountId);
  }

  /** Stops reading. What was read stays, and the next snapshot goes on there. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#reading;
  }

  async #read(connected: Connected, platform: LivePlatform): Promise<void> {
    const { store, database, environment, now, onDefect } = this.#tools;
    const { signal } = this.#stop;
    try {
      const { stopped } = await takeSnapshot({
        store: await store.forAccount(connected.account.id),
        database,
        environment,
        platform,
        clock: waitingClock(signal, now),
        signal,
        onCollected: (what, done, all) => {
          connected.progress = { what: what.split(' ')[0]!, done, all };
        },
        mayCost: async () => true,
      });
      connected.state = stopped === undefined ? 'complete' : 'stopped';
      if (stopped !== undefined) {
        const advice = 'What was read is stored. To continue: tribe snapshot';
        connected.failure = { message: stopped.message, advice };
      }
    } catch (error) {
      connected.state = 'stopped';
      connected.failure = forVisitors(error, onDefect);
    } finally {
      this.#isBusy = false;
    }
  }
}
