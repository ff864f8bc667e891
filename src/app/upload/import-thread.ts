import type { TaskName } from '../../workers/task.ts';
import type { ThreadPool } from '../../workers/thread-pool.ts';
import { type Depth, FairQueue, type WaitingFor } from '../fair-queue.ts';
import { threadPool } from '../threads.ts';
import { tooSlow } from './upload-limits.ts';

/** ms for a task to end by itself after its time is up. */
const TIME_TO_END = 60_000;
/** ms. A longer timer of Node fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Runs tasks on files one at a time, because two would only wait for each other at the database. */
export class ImportThread {
  readonly #queue = new FairQueue();
  #thread: ThreadPool | undefined;

  /** Runs a task in a thread of its own, and ends the thread if the task takes too long. */
  run<Input extends { name: string; minutes: number }, Output, Progress>(
    whom: WaitingFor,
    task: TaskName<Input, Output, Progress>,
    input: Input,
    onProgress?: (progress: Progress) => void,
  ): Promise<Output> {
    return this.#queue.add(whom, () => this.#run(task, input, onProgress));
  }

  /** Returns how many tasks wait. */
  depth(): Depth {
    return this.#queue.depth();
  }

  /** Stops the running task and starts no more. */
  async close(): Promise<void> {
    this.#queue.pause();
    await this.#thread?.end();
  }

  async #run<Input extends { name: string; minutes: number }, Output, Progress>(
    task: TaskName<Input, Output, Progress>,
    input: Input,
    onProgress?: (progress: Progress) => void,
  ): Promise<Output> {
    const { name, minutes } = input;
    const thread = (this.#thread = threadPool());
    const latest = Math.min(minutes * 60_000 + TIME_TO_END, LONGEST_TIMER);
    const timer = setTimeout(() => void thread.end(tooSlow(name, minutes)), latest);
    try {
      return await thread.run(task, input, onProgress);
    } finally {
      clearTimeout(timer);
      await thread.end();
    }
  }
}
