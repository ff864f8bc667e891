import type { AccountId } from '../../model/ids.ts';
import type { Role } from '../../store/ports/access-store.ts';
import { StoppingError } from '../busy-error.ts';
import { FairQueue } from '../fair-queue.ts';
import { threadPool } from '../threads.ts';
import {
  ANALYSE,
  type AnalysisKeys,
  type AnalysisProgress,
  type AnalysisTask,
  ANSWER,
  type Answered,
  type Question,
  RENAME,
} from './analysis-messages.ts';

/**
 * One analysis in a thread of its own. The thread makes it once, keeps it in memory, and answers
 * from it until it ends.
 */
export class AnalysisThread {
  readonly #task: AnalysisTask;
  readonly #thread = threadPool();
  readonly #questions = new FairQueue();
  readonly #listeners = new Set<(progress: AnalysisProgress) => void>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #ended = new AbortController();
  /** Resolves when everything has the names of the last `rename`. */
  #named: Promise<void>;
  #progress: AnalysisProgress = { stage: 'waiting' };
  #keys: AnalysisKeys;
  #bytes = 0;
  #unanswered = 0;
  #usedAt = performance.now();
  #isOwners = false;

  /** @param keys of the analysis as far as they are known before it. */
  constructor(task: AnalysisTask, keys: AnalysisKeys) {
    this.#task = task;
    this.#keys = keys;
    this.#named = this.#ready.promise;
    // Callers of `ask` and `whenReady` get the error, but perhaps there are none.
    this.#ready.promise.catch(() => undefined);
  }

  get account(): AccountId {
    return this.#task.account;
  }

  get progress(): AnalysisProgress {
    return this.#progress;
  }

  /** Aborted when the thread has ended. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Whether an analysis of that key would be the same. */
  hasKey(account: string, key: string): boolean {
    return this.#task.account === account && this.#keys.key === key;
  }

  /** Whether an analysis with that key would differ in nothing but names. */
  hasFigures(account: string, figures: string): boolean {
    return this.#task.account === account && this.#keys.figures === figures;
  }

  /** Whether its thread has ended. */
  get failed(): boolean {
    return this.#thread.hasEnded;
  }

  /** Whether it is finished and nobody waits for an answer. */
  get idle(): boolean {
    return this.#progress.stage === 'ready' && this.#unanswered === 0;
  }

  /** ms since its last use; 0 while it is not idle. */
  get idleMs(): number {
    return this.idle ? performance.now() - this.#usedAt : 0;
  }

  /** Its memory in bytes; 0 until it is finished. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether an owner used it, and not only people with whom a report is shared. */
  get isOwners(): boolean {
    return this.#isOwners;
  }

  /** Notes that it was used just now. */
  use(reader: Role): void {
    this.#usedAt = performance.now();
    this.#isOwners ||= reader === 'owner';
  }

  /** Waits for another process to make the analysis. Returns `false` if that fails or nobody wants it. */
  async whileMade(elsewhere: () => Promise<void>): Promise<boolean> {
    try {
      await elsewhere();
      return !this.ended.aborted;
    } catch (error) {
      await this.end(error as Error);
      return false;
    }
  }

  /** Begins the analysis. Resolves when it is finished or has failed. */
  async start(): Promise<void> {
    try {
      const { bytes, ...keys } = await this.#thread.run(ANALYSE, this.#task, (progress) =>
        this.#setProgress(progress),
      );
      this.#keys = keys;
      this.#bytes = bytes;
      this.#setProgress({ stage: 'ready' });
      this.#ready.resolve();
    } catch (error) {
      await this.end(error as Error);
    }
  }

  /**
   * Gives topics and communities their present names before the next answer. If that fails, the thread
   * ends, and the next request begins a new analysis.
   *
   * @param key of the analysis with the names that the caller knows. There may be newer ones.
   */
  rename(key: string): void {
    this.#keys = { ...this.#keys, key };
    this.#named = this.#named.then(async () => {
      try {
        this.#keys = await this.#thread.run(RENAME, { figures: this.#keys.figures });
      } catch (error) {
        await this.end(error as Error);
        throw error;
      }
    });
    this.#named.catch(() => undefined);
  }

  /**
   * Answers a question, after the analysis is finished. Visitors take turns. Rejects if the analysis
   * fails.
   */
  async ask(question: Question, visitor: string): Promise<Answered> {
    await this.#named;
    this.#unanswered++;
    try {
      const whom = { owner: visitor, visitor };
      return await this.#questions.add(whom, () => this.#thread.run(ANSWER, question));
    } finally {
      this.#unanswered--;
    }
  }

  /** Reports the progress, now and after each change. Returns a function that stops this. */
  follow(listener: (progress: AnalysisProgress) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#progress);
    return () => this.#listeners.delete(listener);
  }

  /** @param why the error for callers that wait. */
  async end(why: Error = new StoppingError()): Promise<void> {
    this.#ready.reject(why);
    this.#ended.abort();
    await this.#thread.end(why);
  }

  /** Resolves when it is ready. Rejects if it fails. */
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  #setProgress(progress: AnalysisProgress): void {
    this.#progress = progress;
    for (const listener of this.#listeners) listener(progress);
  }
}
