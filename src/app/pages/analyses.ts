import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { BusyError } from '../busy-error.ts';
import { FairQueue } from '../fair-queue.ts';
import type { AnalysisTask } from './analysis-messages.ts';
import { AnalysisThread } from './analysis-thread.ts';

/** Analyses of an account that may wait for their turn: in all, and for one visitor. */
const MOST_WAITING = 8;
const MOST_WAITING_FOR_ONE = 3;
/** ms after which an analysis that nobody looks at is dropped. */
const LONGEST_IDLE = 600_000;
const LOOKS = 60_000;

/**
 * The analyses in memory, one thread each. One is worked out at a time, as it takes two processors,
 * in turns between accounts. Together they take at most the memory they may, but for one that is in
 * use. The account that takes most loses the one that it used longest ago.
 */
export class Analyses {
  readonly #memory: number;
  /** The one used last comes last. */
  readonly #threads = new Map<string, AnalysisThread>();
  readonly #turns = new FairQueue();
  readonly #looks = setInterval(() => this.#dropIdle(), LOOKS).unref();

  /** @param memory bytes. */
  constructor(memory: number) {
    this.#memory = memory;
  }

  /**
   * The analysis of that key; where there is none it is begun. Throws where too many wait.
   *
   * @param visitor who wants it.
   */
  of(key: string, task: AnalysisTask, visitor: string): AnalysisThread {
    const requested = JSON.stringify([task.account, key]);
    const known = this.#named(requested, task, key);
    if (known !== undefined) return known;
    const whom = { owner: task.account, visitor };
    if (
      this.#turns.waiting({ owner: task.account }) >= MOST_WAITING ||
      this.#turns.waiting(whom) >= MOST_WAITING_FOR_ONE
    ) {
      throw new BusyError('Other reports of this account come first.', 'Try again in a minute.');
    }
    const thread = new AnalysisThread(task);
    this.#threads.set(requested, thread);
    void this.#turns.add(whom, async () => {
      // The other half is for the one that is worked out.
      this.#makeRoom(this.#memory / 2);
      await thread.start();
      this.#makeRoom(this.#memory, thread);
    });
    return thread;
  }

  /** An analysis may change what it is made of: it remembers its topics. Then it goes by both keys. */
  #named(requested: string, task: AnalysisTask, key: string): AnalysisThread | undefined {
    for (const [name, thread] of this.#threads) {
      if (thread.failed || (name !== requested && !thread.hasKey(task.account, key))) continue;
      this.#threads.delete(name);
      this.#threads.set(name, thread);
      thread.use();
      return thread;
    }
    return undefined;
  }

  /** Ends all there are of an account, also those that are being worked out. */
  async endOf(account: AccountId): Promise<void> {
    const why = new TribeError('The data changed while the report was being made.', 'Try again.');
    const theirs = [...this.#threads].filter(([, thread]) => thread.account === account);
    for (const [name] of theirs) this.#threads.delete(name);
    await Promise.all(theirs.map(([, thread]) => thread.end(why)));
  }

  async close(): Promise<void> {
    clearInterval(this.#looks);
    await Promise.all([...this.#threads.values()].map((thread) => thread.end()));
    this.#threads.clear();
  }

  /** Drops analyses that nobody uses until the rest takes no more than so many bytes. */
  #makeRoom(most: number, except?: AnalysisThread): void {
    for (;;) {
      const byAccount = Map.groupBy(this.#threads, ([, { account }]) => account);
      const taken = [...byAccount.values()].map((theirs) => ({
        bytes: theirs.reduce((sum, [, { bytes }]) => sum + bytes, 0),
        unused: theirs.find(([, thread]) => (thread.idle || thread.failed) && thread !== except),
      }));
      if (taken.reduce((sum, { bytes }) => sum + bytes, 0) <= most) return;
      const [largest] = taken
        .filter(({ unused }) => unused !== undefined)
        .toSorted((a, b) => b.bytes - a.bytes);
      if (largest?.unused === undefined) return;
      this.#drop(...largest.unused);
    }
  }

  #dropIdle(): void {
    for (const [name, thread] of this.#threads) {
      if (thread.failed || thread.idleMs >= LONGEST_IDLE) this.#drop(name, thread);
    }
  }

  #drop(name: string, thread: AnalysisThread): void {
    this.#threads.delete(name);
    void thread.end();
  }
}
