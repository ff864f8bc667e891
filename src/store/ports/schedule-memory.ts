/**
 * What we remember about watching an account: the plan, the process that watches, and the result of
 * each run. Times are in ms since 1970.
 */
export interface ScheduleMemory {
  /** JSON: the owner's plan; `undefined`: there is none. */
  plan(): Promise<string | undefined>;
  keepPlan(plan: string | undefined): Promise<void>;

  /** JSON: what the watching process must remember. */
  progress(): Promise<string | undefined>;
  keepProgress(progress: string): Promise<void>;

  readonly lease: LeaseStore;
  readonly runs: ScheduledRunStore;
}

/** Which process watches: one at a time. */
export interface LeaseStore {
  /**
   * Asks to be the only process that watches, until a time. The same holder may extend it. `false`:
   * another process watches.
   */
  claim(holder: string, now: number, until: number): Promise<boolean>;
  /** Lets others watch. Changes nothing if another process watches. */
  release(holder: string): Promise<void>;
  current(): Promise<Lease | undefined>;
}

/** The result of each run. */
export interface ScheduledRunStore {
  /** Begins a run and returns its number. The store keeps only the newest runs. */
  begin(dueAt: number, startedAt: number): Promise<number>;
  /** Ends a run. Changes nothing if it has ended. */
  end(run: number, end: RunEnd): Promise<void>;
  /** Newest first. */
  newest(limit: number): Promise<ScheduledRun[]>;
}

/** Which process watches. */
export interface Lease {
  holder: string;
  since: number;
  /** It ends then, unless the holder extends it. */
  until: number;
}

export interface RunEnd {
  endedAt: number;
  outcome: string;
  /** JSON: what it found. */
  findings: string;
  /** Micro-dollars. */
  spent: number;
}

export interface ScheduledRun {
  number: number;
  /** When it was due. */
  dueAt: number;
  startedAt: number;
  /** `undefined`: it is still running, or the program died. */
  end: RunEnd | undefined;
}
