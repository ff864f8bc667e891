import PQueue from 'p-queue';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type { AnalysisTask } from './analysis-messages.ts';
import { AnalysisThread } from './analysis-thread.ts';

/** Analyses kept in memory: of a large audience each takes some hundred megabytes. */
const KEPT = 3;
/** Analyses that may wait for their turn. */
const MOST_WAITING = 8;

/**
 * The analyses in memory, one thread each. One is worked out at a time: it takes two processors.
 * Those in use stay, so there may be more than {@link KEPT}.
 */
export class Analyses {
  /** The one used last comes last. */
  readonly #threads = new Map<string, AnalysisThread>();
  readonly #turns = new PQueue({ concurrency: 1 });

  /** The analysis of that key; where there is none it is begun. Throws where too many wait. */
  of(key: string, task: AnalysisTask): AnalysisThread {
    const requested = JSON.stringify([task.account, key]);
    const known = this.#named(requested, task, key);
    if (known !== undefined) return known;
    if (this.#turns.size + this.#turns.pending >= MOST_WAITING) {
      throw new TribeError('The server is busy with other reports.', 'Try again in a minute.');
    }
    const thread = new AnalysisThread(task);
    this.#threads.set(requested, thread);
    void this.#turns.add(() => {
      this.#letGo();
      return thread.start();
    });
    return thread;
  }

  /** An analysis may change what it is made of: it remembers its topics. Then it goes by both keys. */
  #named(requested: string, task: AnalysisTask, key: string): AnalysisThread | undefined {
    for (const [name, thread] of this.#threads) {
      if (thread.failed || (name !== requested && !thread.goesBy(task.account, key))) continue;
      this.#threads.delete(name);
      this.#threads.set(name, thread);
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
    await Promise.all([...this.#threads.values()].map((thread) => thread.end()));
    this.#threads.clear();
  }

  /** Makes room for one more: those nobody uses go, the one used longest ago first. */
  #letGo(): void {
    let over = this.#threads.size - KEPT;
    for (const [key, thread] of this.#threads) {
      if (over <= 0) return;
      if (!thread.idle && !thread.failed) continue;
      this.#threads.delete(key);
      void thread.end();
      over--;
    }
  }
}
