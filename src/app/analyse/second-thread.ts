import { extname } from 'node:path';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import { doWork, type Work, type WorkResults } from './heavy-work.ts';

/** What the second thread is started with. */
export interface SecondThreadData {
  /** Where it answers. */
  answers: MessagePort;
  /** How many answers it has given. */
  answered: Int32Array;
}

/** How many times as long as its own part a thread waits for the other's, and how long at least. */
const PATIENCE = 5;
const LEAST_PATIENCE_MS = 10_000;

/**
 * Another thread for half of the work. Whoever shares work with it blocks until both halves are
 * done, as the analysis knows no waiting. What the other thread fails to do is done here after all.
 */
export class SecondThread {
  readonly #worker: Worker;
  readonly #answers: MessagePort;
  readonly #answered = new Int32Array(new SharedArrayBuffer(4));
  #failed = false;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const data: SecondThreadData = { answers: port2, answered: this.#answered };
    const url = new URL(`./second-thread-worker${extname(import.meta.url)}`, import.meta.url);
    this.#worker = new Worker(url, { workerData: data, transferList: [port2] });
    this.#worker.unref();
    // That it failed is found out by waiting in vain for its answer.
    this.#worker.on('error', () => undefined);
    this.#answers = port1;
  }

  /** Does one part here while the other thread does the other; both results, in this order. */
  share<Own, Name extends Work['name']>(
    own: () => Own,
    theirs: Extract<Work, { name: Name }>,
  ): [Own, WorkResults[Name]] {
    const before = this.#answered[0];
    if (!this.#failed) this.#worker.postMessage(theirs);
    const began = performance.now();
    const result = own();
    const patience = Math.max(LEAST_PATIENCE_MS, PATIENCE * (performance.now() - began));
    const other = this.#failed ? undefined : this.#receive(before, patience);
    return [result, (other ?? doWork(theirs)) as WorkResults[Name]];
  }

  /** Nothing can be shared any more. */
  end(): void {
    this.#answers.close();
    void this.#worker.terminate();
  }

  #receive(before: number, patience: number): unknown {
    Atomics.wait(this.#answered, 0, before, patience);
    const answer = receiveMessageOnPort(this.#answers) as { message?: unknown } | undefined;
    this.#failed = answer?.message === undefined;
    return answer?.message;
  }
}
