/**
 * What we remember about watching an account: the plan, the process that watches, and the result of
 * each run. Times are in ms since 1970.
 */
export interface ScheduleMemory {
  /** Returns the owner's plan as JSON; `undefined` if there is none. */
  plan(): Promise<string | undefined>;
  keepPlan(plan: string | undefined): Promise<void>;

  /** Returns what the watching process must remember, as JSON. */
  progress(): Promise<string | undefined>;
  keepProgress(progress: string): Promise<void>;

  readonly lease: LeaseStore;
  readonly runs: ScheduledRunStore;
}

/** Lets one process at a time watch. */
export interface LeaseStore {
  /**
   * Makes a process the only one that watches, until a time. The same holder may extend it. Returns
   * `false` if another process watches.
   */
  claim(holder: string, now: number, until: number): Promise<boolean>;
  /** Ends the lease. Changes nothing if another process watches. */
  release(holder: string): Promise<void>;
  current(): Promise<Lease | undefined>;
}

/** The results of the runs. */
export interface ScheduledRunStore {
  /** Begins a run and returns its number. The store keeps only the newest runs. */
  begin(dueAt: number, startedAt: number): Promise<number>;
  /** Ends a run. Changes nothing if it has ended. */
  end(run: number, end: RunEnd): Promise<void>;
  /** Returns the newest runs, newest first. */
  newest(limit: number): Promise<ScheduledRun[]>;
}

/** The process that watches. */
export interface Lease {
  holder: string;
  since: number;
  /** The lease ends then, unless the holder extends it. */
  until: number;
}

export interface RunEnd {
  endedAt: number;
  outcome: string;
  /** What the run found, as JSON. */
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
