import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { type Call, type Ending, type Message, readError } from './protocol.ts';
import type { TaskName } from './task.ts';

/**
 * A thread that runs tasks (`task.ts`), one after the other. It starts with the first task and
 * lives until the pool ends, so a caller makes a pool for its work and ends it afterwards. An idle
 * thread does not keep the process alive.
 *
 * The thread may keep something between tasks, such as a loaded model. If the thread crashes,
 * that is lost: the task fails with the reason, and the pool ends.
 *
 * Piscina starts the thread, distributes the tasks and notices crashes. Each call has its own
 * channel for progress and output, because Piscina would copy the output. The channel transfers it.
 */
export class ThreadPool {
  readonly #tasks: string;
  #piscina: Promise<Piscina> | undefined;
  #ended: Error | undefined;

  /** @param tasks address of the module that lists the tasks (`run-call.ts`). */
  constructor(tasks: URL) {
    this.#tasks = fileURLToPath(tasks);
  }

  /** The pool runs no more tasks. */
  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  /**
   * Runs a task. Resolves after all of its progress has arrived. Rejects with the error of the
   * task.
   */
  async run<Input, Output, Progress>(
    { name }: TaskName<Input, Output, Progress>,
    input: Input,
    onProgress: (progress: Progress) => void = () => undefined,
  ): Promise<Output> {
    const { port1, port2 } = new MessageChannel();
    const isClosed = once(port1, 'close');
    let ending: Ending | undefined;
    port1.on('message', (message: Message) => {
      if ('progress' in message) onProgress(message.progress as Progress);
      else ending = message;
    });
    try {
      await this.#call({ name, input, port: port2 });
      await isClosed;
      if ('error' in ending!) throw readError(ending.error);
      return ending!.output as Output;
    } finally {
      port1.close();
    }
  }

  /**
   * Stops the thread at once and waits until it is gone.
   *
   * @param why the error of all waiting and later calls.
   */
  async end(why: Error = new Error('the work was stopped')): Promise<void> {
    this.#ended ??= why;
    await (await this.#piscina)?.destroy();
  }

  async #call(call: Call): Promise<void> {
    try {
      this.#piscina ??= this.#start();
      const piscina = await this.#piscina;
      if (this.#ended !== undefined) throw this.#ended;
      await piscina.run(call, { transferList: [call.port] });
    } catch (error) {
      await this.end(error as Error);
      throw this.#ended!;
    }
  }

  async #start(): Promise<Piscina> {
    // Loaded on first use, because most commands need no thread.
    const { Piscina } = await import('piscina');
    const piscina = new Piscina({
      filename: this.#tasks,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: Infinity,
      // A thread that blocks between two tasks could not finish its pending work.
      atomics: 'disabled',
      recordTiming: false,
      stricterFIFO: true,
    });
    // Errors while the thread is idle or starting.
    piscina.on('error', (error: Error) => void this.end(error));
    return piscina;
  }
}
