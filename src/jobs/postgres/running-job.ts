import type { PgBoss } from 'pg-boss';
import type { Handler, QueueName } from '../jobs.ts';
import { type Claimed, hasChanged } from './claim.ts';

/** A job that this process does. */
export class RunningJob {
  readonly #boss: PgBoss;
  readonly #queue: QueueName;
  readonly #job: Claimed;
  readonly #lost = new AbortController();

  constructor(boss: PgBoss, queue: QueueName, job: Claimed) {
    this.#boss = boss;
    this.#queue = queue;
    this.#job = job;
  }

  /**
   * Runs it and keeps its output, or its error, after which it is tried again. If somebody else may do
   * it by now, changes nothing. Throws what the handler threw.
   */
  async run(handler: Handler): Promise<void> {
    const { id, singletonKey, data } = this.#job;
    const key = singletonKey ?? id;
    try {
      const output = await handler({
        ...data,
        id,
        key,
        queue: this.#queue,
        signal: this.#lost.signal,
      });
      await this.#boss.complete(this.#queue, this.#job, output);
    } catch (error) {
      if (this.#lost.signal.aborted) return;
      await this.#fail(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /** Says that it is still being done. */
  async touch(): Promise<void> {
    if (!hasChanged(await this.#boss.touch(this.#queue, this.#job))) this.#lost.abort();
  }

  /** Lets another process begin it. */
  async handBack(): Promise<void> {
    this.#lost.abort();
    await this.#fail('its process was stopped');
  }

  async #fail(message: string): Promise<void> {
    await this.#boss.fail(this.#queue, this.#job, { message });
  }
}
