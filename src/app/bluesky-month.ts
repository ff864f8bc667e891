import { setTimeout as pause } from 'node:timers/promises';
import { type FakeBluesky, startFakeBluesky } from '../fake-bluesky/fake-bluesky.ts';
import { SimulatedNetwork } from '../fake-bluesky/simulated-network.ts';
import type { AccountId } from '../model/ids.ts';
import { DAY, HOUR } from '../model/instant.ts';
import type { LivePlatform } from '../platforms/platform.ts';
import { livePlatform } from '../platforms/registry.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import type { Store } from '../store/ports/store.ts';
import { connectOpen } from './collect/connect.ts';
import { type SnapshotResult, takeSnapshot } from './collect/snapshot.ts';
import { BEGINS, eventsOfMonth, type LiveSize } from './events-of-month.ts';
import { listenLive } from './live/live.ts';
import { inTemporaryDatabase, type TemporaryDatabase } from './temporary-database.ts';

const MONTH: LiveSize = { followers: 600, days: 30 };
const MINUTE = 60_000;
/** Real ms that a wait takes, at most. */
const SHORT = 20;
/** What happens comes in parts of so many ms of the network's time. */
const PART = 4 * HOUR;
/** So often in a row without anything new, everything has arrived. */
const CALM = 2;
/** After so many times, what has not arrived comes the next time. */
const MOST_TRIES = 250;

/** What {@link blueskyMonth} reports about each day. */
export interface BlueskyDay {
  at: number;
  result: SnapshotResult;
  /** The true number of followers at that time. */
  truth: number;
  /** How many departures were stored as they happened, so far. */
  heard: number;
}

/** Who follows the month. */
export interface MonthObserver {
  /** Called after the first snapshot: there is something to show. */
  ready: (database: string, account: AccountId) => void;
  /** Called after each day; the next day begins when it returns. */
  day: (day: BlueskyDay) => Promise<void>;
}

export interface BlueskyMonth extends TemporaryDatabase {
  account: AccountId;
  /** How many departures there were, and how many of them are stored with their exact time. */
  departures: number;
  heard: number;
}

/**
 * Watches a month of a simulated audience on a fake Bluesky on this machine: a snapshot a day, and in
 * between what Jetstream reports.
 *
 * @param paced the least real ms for four hours
 */
export async function blueskyMonth(
  openStore: (database: string) => Promise<Store>,
  observer: MonthObserver,
  signal: AbortSignal,
  { paced = 0, ...requested }: Partial<LiveSize> & { paced?: number } = {},
): Promise<BlueskyMonth> {
  return inTemporaryDatabase(openStore, async (store, database) => {
    const size = { ...MONTH, ...requested };
    const simulated = new SimulatedNetwork(eventsOfMonth(size), BEGINS);
    const fake = await startFakeBluesky(simulated.network);
    try {
      const platform = await livePlatform('bluesky').connect(fake.environment);
      const { account } = await connectOpen({ store, platform }, simulated.owner);
      const month = new Month(simulated, fake, platform, {
        database,
        store: await store.forAccount(account.id),
        signal,
      });
      for (let day = 0; day < size.days && !signal.aborted; day++) {
        const result = await month.snapshot();
        if (day === 0) observer.ready(database, account.id);
        const { time: at, truth } = month;
        // The snapshot shows who is away since when.
        await month.listenUntil(at + MINUTE, 0);
        await observer.day({ at, result, truth, heard: await month.heard() });
        if (day < size.days - 1) await month.listenUntil(BEGINS + (day + 1) * DAY, paced);
      }
      const { departures } = simulated;
      return { account: account.id, heard: await month.heard(), departures };
    } finally {
      await fake.close();
    }
  });
}

interface MonthTools {
  database: string;
  store: AccountStore;
  signal: AbortSignal;
}

const nothing = (): void => undefined;
const NOBODY = { listening: nothing, unreachable: nothing, stored: nothing };

/** The month as it passes. */
class Month {
  /** The network's time, in ms since 1970. */
  time = BEGINS;
  readonly #simulated: SimulatedNetwork;
  readonly #fake: FakeBluesky;
  readonly #platform: LivePlatform;
  readonly #tools: MonthTools;
  #heard = 0;

  constructor(
    simulated: SimulatedNetwork,
    fake: FakeBluesky,
    platform: LivePlatform,
    tools: MonthTools,
  ) {
    this.#simulated = simulated;
    this.#fake = fake;
    this.#tools = tools;
    this.#platform = this.#counting(platform);
    fake.jetstream.now = () => this.time;
    simulated.passUntil(this.time);
  }

  get truth(): number {
    return this.#simulated.followers;
  }

  async snapshot(): Promise<SnapshotResult> {
    const clock = {
      now: () => this.time,
      wait: async (until: number) => {
        this.time = Math.max(this.time, until);
      },
    };
    return takeSnapshot({ ...this.#common(), clock, mayCost: async () => true });
  }

  /** How many departures have an exact time. */
  async heard(): Promise<number> {
    const { unfollows } = await this.#tools.store.log.loadAudience();
    return unfollows.after.filter((after, i) => after === unfollows.before[i]).length;
  }

  /** Lets time pass while we listen. */
  async listenUntil(until: number, partMs: number): Promise<void> {
    const stop = new AbortController();
    const signal = AbortSignal.any([this.#tools.signal, stop.signal]);
    const clock = {
      now: () => this.time,
      wait: (time: number) => shortPause(Math.min(SHORT, time - this.time), signal),
    };
    const ended = listenLive({ ...this.#common(), clock, signal, observer: NOBODY });
    for (let part = this.time + PART; this.time < until && !signal.aborted; part += PART) {
      for (let at = this.#next(until, part); at !== undefined; at = this.#next(until, part)) {
        this.time = at;
        this.#simulated.passUntil(at);
      }
      this.time = Math.min(part, until);
      await shortPause(partMs, signal);
      await this.#handled(signal);
    }
    stop.abort();
    await ended;
  }

  #next(until: number, part: number): number | undefined {
    const { next } = this.#simulated;
    return next !== undefined && next <= Math.min(until, part) ? next : undefined;
  }

  /** Waits until everything that was sent is handled. */
  async #handled(signal: AbortSignal): Promise<void> {
    const { jetstream } = this.#fake;
    let heard = -1;
    for (let calm = 0, tries = 0; calm < CALM && tries < MOST_TRIES && !signal.aborted; calm++) {
      tries++;
      await shortPause(SHORT, signal);
      const isCalm = jetstream.clients.size > 0 && this.#fake.busy === 0 && this.#heard === heard;
      if (!isCalm) calm = -1;
      heard = this.#heard;
    }
  }

  #common() {
    return { ...this.#tools, environment: {}, platform: this.#platform };
  }

  /** The same platform, whose reports are counted as they arrive. */
  #counting(platform: LivePlatform): LivePlatform {
    const live = platform.live!;
    return {
      ...platform,
      live: {
        ...live,
        listen: (request, on, signal) =>
          live.listen(
            request,
            {
              ...on,
              report: (report) => {
                this.#heard++;
                on.report(report);
              },
            },
            signal,
          ),
      },
    };
  }
}

async function shortPause(ms: number, signal: AbortSignal): Promise<void> {
  await pause(Math.max(0, ms), undefined, { signal }).catch(() => undefined);
}
