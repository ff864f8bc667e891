/** Time, and the waiting for it: both are simulated where months must pass in seconds. */
export interface Clock {
  /** ms since 1970. */
  now: () => number;
  /** Returns at that time, or earlier where the collection is to stop; says why it waits. */
  wait: (until: number, why: string) => Promise<void>;
}
