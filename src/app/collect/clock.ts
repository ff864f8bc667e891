/** The time and the waiting. Both are simulated where months must pass in seconds. */
export interface Clock {
  /** ms since 1970. */
  now: () => number;
  /**
   * Waits until a time, or until the collection should stop.
   *
   * @param why what the person who waits reads
   */
  wait: (until: number, why: string) => Promise<void>;
}
