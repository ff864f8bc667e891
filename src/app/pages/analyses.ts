import type { AccountId } from '../../model/ids.ts';
import { BusyError } from '../busy-error.ts';
import type { Role } from '../../store/ports/access-store.ts';
import { timed } from '../analysis-times.ts';
import { type Depth, FairQueue, type WaitingFor } from '../fair-queue.ts';
import type { AnalysisKeys, AnalysisTask } from './analysis-messages.ts';
import { AnalysisThread } from './analysis-thread.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';

/** The most analyses of an account that may wait, except for the first of each visitor. */
const MOST_WAITING = 8;
/** The most that may wait for one visitor. */
const MOST_WAITING_FOR_ONE = 3;
/** ms after which an analysis that nobody uses is dropped. */
const LONGEST_IDLE = 600_000;
const LOOKS = 60_000;

/** Who asks for an analysis. */
export interface Asking {
  /** As limits count visitors. */
  visitor: string;
  reader: Role;
}

/** For whose analysis there has to be room. */
interface Room {
  account?: AccountId;
  reader: Role;
  /** Bytes that the account will take in addition. */
  expected?: number;
  except?: AnalysisThread;
}

/**
 * Has an analysis made by another process, which keeps it in the database. Rejects if it fails, or
 * when the signal is aborted.
 */
export type AnalyseElsewhere = (
  task: AnalysisTask,
  keys: AnalysisKeys,
  signal: AbortSignal,
) => Promise<void>;

/**
 * The analyses in memory, one thread each. Only one is made at a time, because it takes two
 * processors. Accounts take turns. If the analyses exceed their memory, accounts lose the one that
 * they used longest ago, unless it is in use, and unless they take no more than an equal share of
 * the memory. So many reports of one account drop none of another one that keeps to its share.
 */
export class Analyses {
  readonly #memory: number;
  readonly #elsewhere: AnalyseElsewhere | undefined;
  /** Those for whom other processes make an analysis now. */
  readonly #atOthers = new Set<WaitingFor>();
  /** In the order of their last use. */
  readonly #threads = new Map<string, AnalysisThread>();
  readonly #turns = new FairQueue();
  readonly #looks = setInterval(() => this.#dropIdle(), LOOKS).unref();

  /**
   * @param memory bytes.
   * @param elsewhere lets other processes make the analyses. Default: this one does.
   */
  constructor(memory: number, elsewhere?: AnalyseElsewhere) {
    this.#memory = memory;
    this.#elsewhere = elsewhere;
  }

  /**
   * Returns the analysis of that key. If there is one that differs only in the owner's names, it
   * gets the present names. If there is none, begins it. Throws if too many wait.
   *
   * @param who asks for it.
   */
  of(keys: AnalysisKeys, task: AnalysisTask, { visitor, reader }: Asking): AnalysisThread {
    const requested = JSON.stringify([task.account, keys.key]);
    const known = this.#known(requested, task, keys.key) ?? this.#renamed(requested, task, keys);
    if (known !== undefined) {
      known.use(reader);
      return known;
    }
    const whom = { owner: task.account, visitor };
    const theirs = this.#waiting(whom);
    const isCrowded = this.#waiting({ owner: task.account }) >= MOST_WAITING;
    if (theirs >= (isCrowded ? 1 : MOST_WAITING_FOR_ONE)) {
      throw new BusyError('Other reports of this account come first.', 'Try again in a minute.');
    }
    const thread = new AnalysisThread(task, keys);
    thread.use(reader);
    this.#threads.set(requested, thread);
    void this.#begin(thread, task, keys, { visitor, reader });
    return thread;
  }

  async #begin(
    thread: AnalysisThread,
    task: AnalysisTask,
    keys: AnalysisKeys,
    { visitor, reader }: Asking,
  ): Promise<void> {
    const { account } = task;
    const whom = { owner: account, visitor };
    if (this.#elsewhere !== undefined) {
      this.#atOthers.add(whom);
      const isMade = await thread.whileMade(() => this.#elsewhere!(task, keys, thread.ended));
      this.#atOthers.delete(whom);
      if (!isMade) return;
    }
    await this.#turns.add(whom, async () => {
      this.#makeRoom({ account, reader, expected: this.#expectedOf(account) });
      await timed(() => thread.start());
      this.#makeRoom({ account, reader, except: thread });
    });
  }

  /** Returns how many analyses wait for their turn in this process. */
  depth(): Depth {
    return this.#turns.depth();
  }

  /** Returns how many analyses wait for an owner, or for one of their visitors. */
  #waiting(whom: { owner: string; visitor?: string }): number {
    const { owner, visitor } = whom;
    const atOthers = [...this.#atOthers].filter(
      (one) => one.owner === owner && (visitor === undefined || one.visitor === visitor),
    );
    return this.#turns.waiting(whom) + atOthers.length;
  }

  /** An analysis remembers its topics, which changes its own key. Finds it by the old and the new one. */
  #known(requested: string, task: AnalysisTask, key: string): AnalysisThread | undefined {
    for (const [name, thread] of this.#threads) {
      if (thread.failed || (name !== requested && !thread.hasKey(task.account, key))) continue;
      this.#threads.delete(name);
      this.#threads.set(name, thread);
      return thread;
    }
    return undefined;
  }

  /** Finds an analysis with the same figures, and gives its topics and communities their present names. */
  #renamed(requested: string, task: AnalysisTask, keys: AnalysisKeys): AnalysisThread | undefined {
    for (const [name, thread] of this.#threads) {
      if (thread.failed || !thread.hasFigures(task.account, keys.figures)) continue;
      this.#threads.delete(name);
      this.#threads.set(requested, thread);
      thread.rename(keys.key);
      return thread;
    }
    return undefined;
  }

  /** Ends all analyses of an account, finished or not. */
  async endOf(account: AccountId): Promise<void> {
    const why = changedMeanwhile();
    const theirs = [...this.#threads].filter(([, thread]) => thread.account === account);
    for (const [name] of theirs) this.#threads.delete(name);
    await Promise.all(theirs.map(([, thread]) => thread.end(why)));
  }

  async close(): Promise<void> {
    clearInterval(this.#looks);
    await Promise.all([...this.#threads.values()].map((thread) => thread.end()));
    this.#threads.clear();
  }

  /** The memory that the next analysis of an account will probably take, as its largest one. */
  #expectedOf(account: AccountId): number {
    const theirs = [...this.#threads.values()].filter((thread) => thread.account === account);
    return Math.max(...theirs.map(({ bytes }) => bytes)) || this.#memory / 2;
  }

  /**
   * Drops analyses that nobody uses, of accounts above their share, until there is room. Those that
   * only viewers used go first, and a viewer's report drops no others.
   */
  #makeRoom({ account, reader, expected = 0, except }: Room): void {
    const mayGo = ([, thread]: [string, AnalysisThread]): boolean =>
      (thread.idle || thread.failed) &&
      thread !== except &&
      (reader === 'owner' || thread.failed || !thread.isOwners);
    for (;;) {
      const byAccount = Map.groupBy(this.#threads, ([, thread]) => thread.account);
      const taken = Array.from(byAccount, ([name, theirs]) => ({
        isAsking: name === account,
        bytes: theirs.reduce((sum, [, { bytes }]) => sum + bytes, name === account ? expected : 0),
        unused:
          theirs.find((one) => mayGo(one) && !one[1].isOwners) ?? theirs.find((one) => mayGo(one)),
      })).filter(({ bytes }) => bytes > 0);
      if (taken.reduce((sum, { bytes }) => sum + bytes, 0) <= this.#memory) return;
      const [largest] = taken
        .filter(({ bytes, unused }) => bytes > this.#memory / taken.length && unused !== undefined)
        .toSorted((a, b) => b.bytes - a.bytes || Number(b.isAsking) - Number(a.isAsking));
      if (largest?.unused === undefined) return;
      this.#drop(...largest.unused);
    }
  }

  /** A viewer's report may have taken more than the memory. Then it goes when it is idle. */
  #dropIdle(): void {
    for (const [name, thread] of this.#threads) {
      if (thread.failed || thread.idleMs >= LONGEST_IDLE) this.#drop(name, thread);
    }
    this.#makeRoom({ reader: 'viewer' });
  }

  #drop(name: string, thread: AnalysisThread): void {
    this.#threads.delete(name);
    void thread.end();
  }
}
