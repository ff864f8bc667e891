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
 * One analysis in a thread of its own. It works it out once, keeps it in memory, and answers from
 * it until it is ended.
 */
export class AnalysisThread {
  readonly #task: AnalysisTask;
  readonly #thread = threadPool();
  readonly #listeners = new Set<(progress: AnalysisProgress) => void>();
  readonly #ready = Promise.withResolvers<void>();
  #progress: AnalysisProgress = { stage: 'waiting' };
  #keptAs: string | undefined;
  #bytes = 0;
  #unanswered = 0;
  #usedAt = performance.now();

  constructor(task: AnalysisTask) {
    this.#task = task;
    // Whoever asks hears of it; nobody may.
    this.#ready.promise.catch(() => undefined);
  }

  get account(): AccountId {
    return this.#task.account;
  }

  get progress(): AnalysisProgress {
    return this.#progress;
  }

  /** Whether it is what an analysis of that key would be, once it is there. */
  hasKey(account: string, key: string): boolean {
    return this.#task.account === account && this.#keptAs === key;
  }

  /** Nothing can come of it any more. */
  get failed(): boolean {
    return this.#thread.hasEnded;
  }

  /** Finished, with nobody waiting for an answer. */
  get idle(): boolean {
    return this.#progress.stage === 'ready' && this.#unanswered === 0;
  }

  /** ms since it was last used; 0 while it is. */
  get idleMs(): number {
    return this.idle ? performance.now() - this.#usedAt : 0;
  }

  /** Bytes that it takes once it is there. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Somebody looks at it. */
  use(): void {
    this.#usedAt = performance.now();
  }

  /** Begins to work; resolves when the analysis is there or has failed. */
  async start(): Promise<void> {
    try {
      const { key, bytes } = await this.#thread.run(ANALYSE, this.#task, (progress) =>
        this.#setProgress(progress),
      );
      this.#keptAs = key;
      this.#bytes = bytes;
      this.#setProgress({ stage: 'ready' });
      this.#ready.resolve();
    } catch (error) {
      await this.end(error as Error);
    }
  }

  /** Waits for the analysis where it is still worked out. Rejects where that fails. */
  async ask(question: Question): Promise<Answered> {
    await this.#ready.promise;
    this.#unanswered++;
    try {
      return await this.#thread.run(ANSWER, question);
    } finally {
      this.#unanswered--;
    }
  }

  /** Tells how far it is, at once and whenever that changes. Returns how to stop. */
  follow(listener: (progress: AnalysisProgress) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#progress);
    return () => this.#listeners.delete(listener);
  }

  /** @param why is told to who waits. */
  async end(
    why: Error = new TribeError('The server is stopping.', 'Try again when it is back.'),
  ): Promise<void> {
    this.#ready.reject(why);
    await this.#thread.end(why);
  }

  /** Resolves when it is ready; rejects with what went wrong. */
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  #setProgress(progress: AnalysisProgress): void {
    this.#progress = progress;
    for (const listener of this.#listeners) listener(progress);
  }
}
