import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type {
  AnalysisProgress,
  AnalysisTask,
  Answered,
  FromWorker,
  Question,
} from './analysis-messages.ts';

/**
 * One analysis in a thread of its own. It works it out once, keeps it in memory, and answers from
 * it until it is ended.
 */
export class AnalysisThread {
  readonly #task: AnalysisTask;
  readonly #listeners = new Set<(progress: AnalysisProgress) => void>();
  readonly #waiting = new Map<number, PromiseWithResolvers<Answered>>();
  readonly #ready = Promise.withResolvers<void>();
  #worker: Worker | undefined;
  #requested = 0;
  #keptAs: string | undefined;
  #failed = false;
  #progress: AnalysisProgress = { stage: 'waiting' };

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
  goesBy(account: string, key: string): boolean {
    return this.#task.account === account && this.#keptAs === key;
  }

  /** Nothing can come of it any more. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Finished, with nobody waiting for an answer. */
  get idle(): boolean {
    return this.#progress.stage === 'ready' && this.#waiting.size === 0;
  }

  /** Begins to work; resolves when the analysis is there or has failed. */
  async start(): Promise<void> {
    if (this.#failed) return;
    const url = new URL(`./analysis-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(url, { workerData: this.#task });
    this.#worker = worker;
    worker.unref();
    worker.on('message', (message: FromWorker) => this.#take(message));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the thread of the analysis ended')));
    await this.#ready.promise.catch(() => undefined);
  }

  /** Waits for the analysis where it is still worked out. Rejects where that fails. */
  async ask(question: Question): Promise<Answered> {
    await this.#ready.promise;
    const number = this.#requested++;
    const waiting = Promise.withResolvers<Answered>();
    this.#waiting.set(number, waiting);
    this.#worker!.postMessage({ number, question });
    return waiting.promise;
  }

  /** Tells how far it is, at once and whenever that changes. Returns how to stop. */
  follow(listener: (progress: AnalysisProgress) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#progress);
    return () => this.#listeners.delete(listener);
  }

  /** @param why is told to who waits. */
  async end(why = new TribeError('The server is stopping.', 'Ask again once it is back.')) {
    this.#fail(why);
    await this.#worker?.terminate();
  }

  /** Resolves when it is ready; rejects with what went wrong. */
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  #take(message: FromWorker): void {
    if (message.kind === 'progress') {
      this.#progress = message.progress;
      if (message.progress.stage === 'ready') this.#ready.resolve();
      for (const listener of this.#listeners) listener(message.progress);
    } else if (message.kind === 'kept') {
      this.#keptAs = message.key;
    } else if (message.kind === 'answer') {
      this.#waiting.get(message.number)?.resolve(message.answer);
      this.#waiting.delete(message.number);
    } else if (message.number === undefined) this.#fail(errorFrom(message));
    else {
      this.#waiting.get(message.number)?.reject(errorFrom(message));
      this.#waiting.delete(message.number);
    }
  }

  #fail(error: Error): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#ready.reject(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function errorFrom({ message, advice, stack }: Extract<FromWorker, { kind: 'failed' }>): Error {
  if (advice !== undefined) return new TribeError(message, advice);
  return Object.assign(new Error(message), stack && { stack });
}
