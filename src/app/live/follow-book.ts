import type { StatusEvent } from '../../model/events.ts';
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
  /** Since when the person's account is not active, or a block hides the follow. */
  away?: Away | undefined;
}

/** Why and since when the follower list leaves a person out, in ms since 1970. */
export interface Away {
  status: Extract<StatusEvent['status'], 'suspended' | 'deleted' | 'blocked'>;
  at: number;
}

const TOPIC = 'live-follows';

/** Remembers by which record each person follows, because reports of the end name only that. */
export class FollowBook {
  readonly #digests: DigestStore;
  readonly #follows: Map<string, KnownFollow>;
  /** What is stored of each person, as far as we know. */
  readonly #stored: Map<string, string>;
  readonly #changed = new Set<string>();

  private constructor(digests: DigestStore, stored: Map<string, string>) {
    this.#digests = digests;
    this.#stored = stored;
    this.#follows = new Map(Array.from(stored, ([person, text]) => [person, read(text)]));
  }

  static async open(digests: DigestStore): Promise<FollowBook> {
    return new FollowBook(digests, new Map(await digests.all(TOPIC)));
  }

  get(person: string): KnownFollow | undefined {
    return this.#follows.get(person);
  }

  /** Sets how a person follows. They are not away any more. */
  set(person: string, state: KnownFollow['state'], record: string | undefined): void {
    this.#change(person, { state, record });
  }

  /** Notes that the follower list leaves a follower out from now on. `undefined`: not any more. */
  setAway(person: string, away: Away | undefined): void {
    const known = this.get(person);
    if (known === undefined || known.away === away) return;
    this.#change(person, { ...known, away });
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

  #change(person: string, follow: KnownFollow): void {
    this.#follows.set(person, follow);
    this.#changed.add(person);
  }

  /**
   * Stores what changed since the last time. Whoever was forgotten or erased meanwhile is no longer stored,
   * and drops out.
   */
  async keep(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    const before = changed.flatMap((person) => {
      const text = this.#stored.get(person);
      return text === undefined ? [] : [[person, text] as const];
    });
    for (const person of await this.#digests.changed(TOPIC, new Map(before))) {
      this.#follows.delete(person);
      this.#stored.delete(person);
    }
    const texts = changed.flatMap((person) => {
      const follow = this.#follows.get(person);
      return follow === undefined ? [] : [[person, written(follow)] as const];
    });
    await this.#digests.keep(TOPIC, new Map(texts));
    for (const [person, text] of texts) this.#stored.set(person, text);
  }
}

/** Stands for a record that the platform did not tell, before other words. */
const NO_RECORD = '-';

function written({ state, record, away }: KnownFollow): string {
  if (away === undefined) return record === undefined ? state : `${state} ${record}`;
  return `${state} ${record ?? NO_RECORD} ${away.status} ${away.at}`;
}

function read(text: string): KnownFollow {
  const [state, record, status, at] = text.split(' ') as [
    KnownFollow['state'],
    string | undefined,
    Away['status'] | undefined,
    string | undefined,
  ];
  return {
    state,
    record: record === NO_RECORD ? undefined : record,
    ...(status !== undefined && { away: { status, at: Number(at) } }),
  };
}
