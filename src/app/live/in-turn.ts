/** Does one thing after the other. */
export class InTurn {
  /** Why the first thing failed that did. Nothing more is done then. */
  failure: unknown;
  readonly #onFailure: () => void;
  #last: Promise<unknown> = Promise.resolve();

  constructor(onFailure: () => void) {
    this.#onFailure = onFailure;
  }

  /** Does this after everything else. Returns `undefined` if it fails or something failed before. */
  next<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    const done = this.#last.then(async () => {
      if (this.failure !== undefined) return undefined;
      try {
        return await work();
      } catch (error) {
        this.failure = error;
        this.#onFailure();
        return undefined;
      }
    });
    this.#last = done;
    return done;
  }

  /** Resolves when all that was begun so far is done. */
  idle(): Promise<unknown> {
    return this.#last;
  }
}
