import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { type Call, type Ending, type Message, readError } from './protocol.ts';
import type { TaskName } from './task.ts';

/**
 * A thread that does tasks (`task.ts`), one after the other. It starts with the first task and
 * stays for the next ones until the pool is ended. So whoever has work makes a pool for it and ends
 * the pool with the work. A thread without a task does not keep the process from ending.
 *
 * The thread may keep something from one task to the next, such as a model it has loaded. Where it
 * dies, that is lost: the task fails with the reason, and the pool ends.
 *
 * Piscina starts the thread, hands out the tasks and notices crashes. Each call has a channel of its
 * own for progress and output: Piscina itself would copy the output, and the channel transfers it.
 */
export class ThreadPool {
  readonly #tasks: string;
  #piscina: Promise<Piscina> | undefined;
  #ended: Error | undefined;

  /** @param tasks address of the module that lists the tasks (`run-call.ts`). */
  constructor(tasks: URL) {
    this.#tasks = fileURLToPath(tasks);
  }

  /** Nothing can be run any more. */
  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** Runs a task, all of whose progress is told before this resolves. Rejects with its error. */
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
   * Stops the thread, whatever it does, and waits until it is gone.
   *
   * @param why is told to whoever waits for a task, or asks for one later.
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
    // Loaded only where there is work for a thread.
    const { Piscina } = await import('piscina');
    const piscina = new Piscina({
      filename: this.#tasks,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: Infinity,
      // A thread that blocks between two tasks could not finish what it has under way.
      atomics: 'disabled',
      recordTiming: false,
      stricterFIFO: true,
    });
    // What goes wrong while the thread has no task, or starts.
    piscina.on('error', (error: Error) => void this.end(error));
    return piscina;
  }
}
