import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { threadPool } from '../threads.ts';
import {
  ANALYSE,
  type AnalysisProgress,
  type AnalysisTask,
  ANSWER,
  type Answered,
  type Question,
} from './analysis-messages.ts';

/**
 * One analysis in a thread of its own. The thread makes it once, keeps it in memory, and answers
 * from it until it ends.
 */
export class AnalysisThread {
  readonly #task: AnalysisTask;
  readonly #thread = threadPool();
  readonly #listeners = new Set<(progress: AnalysisProgress) => void>();
  readonly #ready = Promise.withResolvers<void>();
  #progress: AnalysisProgress = { stage: 'waiting' };
  #storedAs: string | undefined;
  #bytes = 0;
  #unanswered = 0;
  #usedAt = performance.now();

  constructor(task: AnalysisTask) {
    this.#task = task;
    // Callers of `ask` and `whenReady` get the error, but perhaps there are none.
    this.#ready.promise.catch(() => undefined);
  }

  get account(): AccountId {
    return this.#task.account;
  }

  get progress(): AnalysisProgress {
    return this.#progress;
  }

  /** Whether it is finished and an analysis of that key would be the same. */
  hasKey(account: string, key: string): boolean {
    return this.#task.account === account && this.#storedAs === key;
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

  /** Notes that it was used just now. */
  use(): void {
    this.#usedAt = performance.now();
  }

  /** Begins the analysis. Resolves when it is finished or has failed. */
  async start(): Promise<void> {
    try {
      const { key, bytes } = await this.#thread.run(ANALYSE, this.#task, (progress) =>
        this.#setProgress(progress),
      );
      this.#storedAs = key;
      this.#bytes = bytes;
      this.#setProgress({ stage: 'ready' });
      this.#ready.resolve();
    } catch (error) {
      await this.end(error as Error);
    }
  }

  /** Answers a question, after the analysis is finished. Rejects if the analysis fails. */
  async ask(question: Question): Promise<Answered> {
    await this.#ready.promise;
    this.#unanswered++;
    try {
      return await this.#thread.run(ANSWER, question);
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
  async end(
    why: Error = new TribeError('The server is stopping.', 'Try again when it is back.'),
  ): Promise<void> {
    this.#ready.reject(why);
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
