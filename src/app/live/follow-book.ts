import type { DigestStore } from '../../store/ports/collector-memory.ts';

/** A person's follow, as we know it now. */
export interface KnownFollow {
  /**
   * `came`: follows, and no snapshot has shown it yet. `hidden`: the follow is there, but the follower
   * list leaves it out, because of a block or because the person's account is not active.
   */
  state: 'came' | 'follows' | 'hidden' | 'left';
  /** The platform's id of the follow; `undefined` if the platform did not tell. */
  record: string | undefined;
}

const TOPIC = 'live-follows';

/** Remembers by which record each person follows, because reports of the end name only that. */
export class FollowBook {
  readonly #digests: DigestStore;
  readonly #follows: Map<string, KnownFollow>;
  readonly #changed = new Set<string>();

  private constructor(digests: DigestStore, follows: Map<string, KnownFollow>) {
    this.#digests = digests;
    this.#follows = follows;
  }

  static async open(digests: DigestStore): Promise<FollowBook> {
    const stored = await digests.all(TOPIC);
    return new FollowBook(digests, new Map(Array.from(stored, ([p, text]) => [p, read(text)])));
  }

  get(person: string): KnownFollow | undefined {
    return this.#follows.get(person);
  }

  set(person: string, state: KnownFollow['state'], record: string | undefined): void {
    this.#follows.set(person, { state, record });
    this.#changed.add(person);
  }

  /** Whether a person follows, as far as the log says. */
  follows(person: string): boolean {
    const state = this.get(person)?.state;
    return state === 'came' || state === 'follows';
  }

  /** Returns everybody whose follow may end or show again. */
  people(): string[] {
    return [...this.#follows].flatMap(([person, { state }]) => (state === 'left' ? [] : person));
  }

  /** Stores what changed since the last time. */
  async keep(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    const texts = changed.map((person) => [person, written(this.#follows.get(person)!)] as const);
    await this.#digests.keep(TOPIC, new Map(texts));
  }
}

function written({ state, record }: KnownFollow): string {
  return record === undefined ? state : `${state} ${record}`;
}

function read(text: string): KnownFollow {
  const [state, record] = text.split(' ') as [KnownFollow['state'], string | undefined];
  return { state, record };
}
