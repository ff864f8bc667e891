import { setTimeout as pause } from 'node:timers/promises';
import { type MockInstance, vi } from 'vitest';
import { InTurn } from '../../../src/app/live/in-turn.ts';
import { listenLive, type LiveEnd } from '../../../src/app/live/live.ts';
import { livePlatform } from '../../../src/platforms/registry.ts';
import type { AccountStore } from '../../../src/store/ports/account-store.ts';
import type { ConnectedAccount } from './connected-account.ts';

/** An account whose live reports are listened to, in simulated time. */
export interface ListeningAccount {
  /** Lets time pass, with all that is due in it. */
  pass: (ms: number) => Promise<void>;
  /** Waits until everything that was sent is handled. */
  calm: () => Promise<void>;
  /** Stops. Returns why listening ended. */
  stop: () => Promise<LiveEnd | 'died'>;
  ended: Promise<LiveEnd | 'died'>;
  /** Whether the stream could be reached, each time that changed. */
  told: string[];
}

/** The program dies: nothing is cleaned up. */
class Killed extends Error {}

/** A store whose notes may never be written, because the program dies before. */
function dying(store: AccountStore, dies: () => boolean): AccountStore {
  const { collector } = store;
  const { digests, settings } = collector;
  const orDie = <Asked extends unknown[]>(keep: (...asked: Asked) => Promise<void>) => {
    return async (...asked: Asked): Promise<void> => {
      if (dies()) throw new Killed();
      return keep(...asked);
    };
  };
  return instead(store, {
    collector: instead(collector, {
      digests: instead(digests, { keep: orDie((...asked) => digests.keep(...asked)) }),
      settings: instead(settings, { keep: orDie((...asked) => settings.keep(...asked)) }),
    }),
  });
}

/** The same with some parts replaced. */
function instead<Whole extends object>(whole: Whole, parts: Partial<Whole>): Whole {
  return new Proxy(whole, {
    get: (target, name) => {
      if (name in parts) return parts[name as keyof Whole];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Whether something is not stored yet. Each turn ends after those before it. */
function isStoring(turns: MockInstance<InTurn['next']>): boolean {
  return turns.mock.settledResults.at(-1)?.type === 'incomplete';
}

/** What listening waits for while nothing is under way. */
const IDLE = ['listening', 'live reports ended; connecting again'];
/** ms of real time in which messages and responses arrive. */
const ARRIVAL = 2;
/** After so many turns without another wait, something is under way. */
const TURNS = 10;
/** So often in a row without anything new, everything has arrived. */
const QUIET = 3;

/** @param dies whether the program dies before it stores something more. */
export async function listening(
  { server, store, account, clock }: ConnectedAccount,
  dies: () => boolean = () => false,
): Promise<ListeningAccount> {
  const told: string[] = [];
  const stop = new AbortController();
  const waits = new Set<{ until: number; why: string; end: () => void }>();
  const wait = (until: number, why: string): Promise<void> =>
    new Promise((resolve) => {
      const waiting = { until, why, end: () => (waits.delete(waiting), resolve()) };
      if (until <= clock.time || stop.signal.aborted) return resolve();
      waits.add(waiting);
    });
  server.jetstream.now = () => clock.time;
  const turns = vi.spyOn(InTurn.prototype, 'next');
  const ended = listenLive({
    store: dying(await store.forAccount(account), dies),
    database: ':memory:',
    environment: server.environment,
    platform: await livePlatform('bluesky').connect(server.environment),
    clock: { now: () => clock.time, wait },
    signal: stop.signal,
    observer: {
      listening: () => told.push('listening'),
      unreachable: () => told.push('unreachable'),
      stored: () => undefined,
    },
  }).catch((error: unknown) => {
    if (error instanceof Killed) return 'died' as const;
    throw error;
  });
  const needsTime = (): boolean => Array.from(waits).some(({ why }) => !IDLE.includes(why));
  /** Waits until all that was sent is stored, unless that needs time to pass. */
  const settled = async (): Promise<void> => {
    await server.jetstream.handled();
    while (isStoring(turns) && !needsTime()) {
      await pause(ARRIVAL);
    }
  };
  const calm = async (): Promise<void> => {
    let calls = -1;
    for (let quiet = 0; quiet < QUIET; quiet++) {
      await settled();
      if (calls !== server.calls.length || server.busy > 0) quiet = 0;
      calls = server.calls.length;
      await pause(ARRIVAL);
    }
  };
  /** Lets the time pass until the next wait ends, if that is not after a time. */
  const nextWaitEnds = (until = Infinity): boolean => {
    const next = [...waits].sort((a, b) => a.until - b.until)[0];
    if (next === undefined || next.until > until) return false;
    clock.time = Math.max(clock.time, next.until);
    next.end();
    return true;
  };
  const before = server.jetstream.asked.length;
  const over = ended.then(() => true);
  while (server.jetstream.asked.length === before) {
    if (await Promise.race([over, pause(ARRIVAL, false)])) break;
    // A request before the first connection may have failed, and be tried again later.
    if (needsTime()) nextWaitEnds();
  }
  await calm();
  return {
    told,
    calm,
    ended,
    pass: async (ms) => {
      const until = clock.time + ms;
      for (;;) {
        const calls = server.calls.length;
        if (!nextWaitEnds(until)) break;
        const left = waits.size;
        for (let turns = 0; turns < TURNS && waits.size <= left; turns++) {
          await new Promise(setImmediate);
        }
        if (server.calls.length !== calls || server.busy > 0) await calm();
      }
      clock.time = until;
      await calm();
    },
    stop: () => {
      stop.abort();
      for (const { end } of waits) end();
      return ended;
    },
  };
}
