/** Whose work waits: the owner of the data, and the visitor who asked for it. */
export interface WaitingFor {
  owner: string;
  visitor: string;
}

interface Waiting extends WaitingFor {
  run: () => Promise<void>;
  /** ms, as `performance.now()`. */
  since: number;
}

/** How much waits, and for how long. */
export interface Depth {
  waiting: number;
  /** How long the work that waits longest has waited, in ms. */
  oldestMs: number;
}

/**
 * Runs work one at a time. The owner whose last turn was longest ago comes next, and of their
 * visitors the one whose last turn was. So a visitor who asks for more delays nobody else.
 */
export class FairQueue {
  readonly #waiting: Waiting[] = [];
  /** The last turn of each owner, and of each visitor of an owner. */
  readonly #served = new Map<string, number>();
  #turn = 0;
  #isRunning = false;
  #isPaused = false;

  add<Result>(whom: WaitingFor, work: () => Promise<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const since = performance.now();
    this.#waiting.push({ ...whom, run: () => work().then(resolve, reject), since });
    void this.#next();
    return promise;
  }

  /** Returns how much work waits for an owner, or for one of their visitors. */
  waiting({ owner, visitor }: { owner: string; visitor?: string }): number {
    return this.#waiting.filter(
      (work) => work.owner === owner && (visitor === undefined || work.visitor === visitor),
    ).length;
  }

  depth(): Depth {
    const oldest = this.#waiting.reduce((first, { since }) => Math.min(first, since), Infinity);
    return {
      waiting: this.#waiting.length,
      oldestMs: this.#waiting.length === 0 ? 0 : performance.now() - oldest,
    };
  }

  /** Starts no more work. */
  pause(): void {
    this.#isPaused = true;
  }

  async #next(): Promise<void> {
    if (this.#isRunning || this.#isPaused) return;
    const chosen = this.#chosen();
    if (chosen === undefined) {
      this.#served.clear();
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(chosen), 1);
    for (const name of namesOf(chosen)) this.#served.set(name, this.#turn);
    this.#turn++;
    this.#isRunning = true;
    await chosen.run();
    this.#isRunning = false;
    void this.#next();
  }

  #chosen(): Waiting | undefined {
    return this.#waiting.toSorted((a, b) => this.#compare(a, b)).at(0);
  }

  #compare(a: Waiting, b: Waiting): number {
    const [ofA, ofB] = [a, b].map((work) => namesOf(work).map((name) => this.#served.get(name)));
    return (ofA[0] ?? -1) - (ofB[0] ?? -1) || (ofA[1] ?? -1) - (ofB[1] ?? -1);
  }
}

function namesOf({ owner, visitor }: WaitingFor): [string, string] {
  return [owner, JSON.stringify([owner, visitor])];
}
