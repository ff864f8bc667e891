/**
 * What is remembered of watching an account: what is to be done when, who is at it, and what came
 * of each run. Times are in ms since 1970.
 */
export interface ScheduleMemory {
  /** JSON: what the owner wants done when; `undefined`: nothing. */
  plan(): Promise<string | undefined>;
  keepPlan(plan: string | undefined): Promise<void>;

  /** JSON: what the one who watches has to remember. */
  progress(): Promise<string | undefined>;
  keepProgress(progress: string): Promise<void>;

  readonly lease: LeaseStore;
  readonly runs: ScheduledRunStore;
}

/** Who watches: one program at a time. */
export interface LeaseStore {
  /**
   * Asks to be the only one who watches, until that time; said again by the same holder, it goes on.
   * `false`: somebody else is.
   */
  claim(holder: string, now: number, until: number): Promise<boolean>;
  /** Lets others watch; no change where another holds it. */
  release(holder: string): Promise<void>;
  current(): Promise<Lease | undefined>;
}

/** What came of each run. */
export interface ScheduledRunStore {
  /** Begins a run and gives its number. Only the newest runs are kept. */
  begin(dueAt: number, startedAt: number): Promise<number>;
  /** No change where it has ended. */
  end(run: number, end: RunEnd): Promise<void>;
  /** The newest first. */
  newest(limit: number): Promise<ScheduledRun[]>;
}

/** Who watches. */
export interface Lease {
  holder: string;
  since: number;
  /** Until then, unless they say so again. */
  until: number;
}

export interface RunEnd {
  endedAt: number;
  outcome: string;
  /** JSON: what came of it. */
  said: string;
  /** Micro-dollars. */
  spent: number;
}

export interface ScheduledRun {
  number: number;
  /** When it should have begun. */
  dueAt: number;
  startedAt: number;
  /** `undefined`: it is going on, or the program died. */
  end: RunEnd | undefined;
}
