import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** The real time, with waits that end at a signal. */
export function waitingClock(signal: AbortSignal, now: () => number): Clock {
  return {
    now,
    wait: async (until) => {
      const left = until - now();
      if (left > 0) await pause(left, undefined, { signal }).catch(() => undefined);
    },
  };
}
