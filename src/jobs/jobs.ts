/** The schema of the jobs in a PostgreSQL database, beside our tables. */
export const JOBS_SCHEMA = 'tribefinder_jobs';

/** The queues. Each worker asks for the next job of each of its queues, so there are few. */
export const QUEUES = ['analysis'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Work that any process may do. */
export interface NewJob {
  queue: QueueName;
  /** Whose work it is. Owners take turns, and each of them has one job of a queue done at a time. */
  owner: string;
  /** While a job with this key waits or runs, another one is not added. */
  key: string;
  /** Plain data. */
  input: object;
}

/** A job that a worker does. */
export interface Job extends NewJob {
  id: string;
  /** Aborted when somebody else may do the job, because this process was silent for too long. */
  signal: AbortSignal;
}

/** Where a job is. `failed`: it was tried several times, and waits for somebody to {@link Jobs.retry} it. */
export type FoundJob = { owner: string } & (
  | { state: 'waiting' | 'running' }
  | { state: 'done'; output: object }
  | { state: 'failed'; message: string }
);

/** A job that failed every time. */
export interface FailedJob {
  id: string;
  queue: QueueName;
  owner: string;
  message: string;
  /** ms since 1970. */
  failedAt: number;
}

/** How much there is to do in a queue. */
export interface QueueDepth {
  queue: QueueName;
  waiting: number;
  running: number;
  failed: number;
  /** How long the job that waits longest has waited, in ms. */
  oldestMs: number;
}

/**
 * Does a job and returns its output, as plain data. A job is begun again if its process dies, so
 * doing it twice must have the effect of doing it once. What throws is tried again later.
 */
export type Handler = (job: Job) => Promise<object>;

/** Work that waits for a process. */
export interface Jobs {
  /** Adds a job and returns its id, or that of the job with the same key that is not done yet. */
  add(job: NewJob): Promise<string>;

  /** `undefined`: it was done long ago, or never added. */
  find(queue: QueueName, id: string): Promise<FoundJob | undefined>;

  /** Begins to do the jobs of a queue in this process, some at a time. */
  work(queue: QueueName, places: number, handler: Handler): void;

  /** Returns the jobs that failed every time, newest first. */
  failed(): Promise<FailedJob[]>;

  /** Lets a failed job wait again. Returns `false` if there is none. */
  retry(id: string): Promise<boolean>;

  depths(): Promise<QueueDepth[]>;

  /** Deletes all jobs of an owner, done or not. A process stops the one that it is doing. */
  forget(owner: string): Promise<void>;

  /**
   * Begins no more jobs, and waits for those that run. After `patience`, in ms, it hands them back, so
   * that another process begins them again at once.
   */
  stop(patience: number): Promise<void>;
}
