const MINUTE = 60_000;
/** Minutes of which the mean is the load now. */
const NOW = 5;
/** Minutes to remember. */
const DAY = 1440;

/** Requests per second. */
export interface Load {
  /** In the last 5 minutes, or since the start. */
  now: number;
  /** In the busiest whole minute of the last 24 hours; at least `now`. */
  busiest: number;
}

/** Counts requests by the minute. Memory: a number for each minute of a day. */
export class LoadMeter {
  readonly #now: () => number;
  readonly #startedAt: number;
  /** By the number of the minute since 1970, in order. */
  readonly #counts = new Map<number, number>();

  /** @param now the clock, ms since 1970. */
  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  count(): void {
    const minute = Math.floor(this.#now() / MINUTE);
    this.#counts.set(minute, (this.#counts.get(minute) ?? 0) + 1);
    for (const old of this.#counts.keys()) {
      if (old > minute - DAY) break;
      this.#counts.delete(old);
    }
  }

  load(): Load {
    const at = this.#now();
    const minute = Math.floor(at / MINUTE);
    const first = minute - NOW + 1;
    const recent = [...this.#counts].filter(([when]) => when >= first);
    const seconds = Math.max(1, (at - Math.max(this.#startedAt, first * MINUTE)) / 1000);
    const now = recent.reduce((sum, [, requests]) => sum + requests, 0) / seconds;
    const whole = [...this.#counts].filter(([when]) => when > minute - DAY && when < minute);
    return { now, busiest: Math.max(now, ...whole.map(([, requests]) => requests / 60)) };
  }
}
