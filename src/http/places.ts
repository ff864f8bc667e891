import { Refusal } from './problem.ts';

export interface MostPlaces {
  /** Places of one user or share link. */
  perCaller: number;
  inAll: number;
}

const LATER = 'Wait until some of your requests are answered, then try again.';

/** Places for long work, such as streams. Each caller has a limited number of them at a time. */
export class Places {
  readonly #most: MostPlaces;
  readonly #taken = new Map<string, number>();
  #inAll = 0;

  constructor(most: MostPlaces) {
    this.#most = most;
  }

  /** Takes a place and returns a function that leaves it. Throws a `Refusal` if there is none. */
  take(caller: string): () => void {
    const taken = this.#taken.get(caller) ?? 0;
    if (taken >= this.#most.perCaller)
      throw new Refusal(429, 'Too many requests at once', LATER, 1);
    if (this.#inAll >= this.#most.inAll) {
      throw new Refusal(503, 'The server is busy', 'Try again in a minute.', 60);
    }
    this.#taken.set(caller, taken + 1);
    this.#inAll++;
    return () => this.#leave(caller);
  }

  #leave(caller: string): void {
    const left = this.#taken.get(caller)! - 1;
    if (left === 0) this.#taken.delete(caller);
    else this.#taken.set(caller, left);
    this.#inAll--;
  }
}
