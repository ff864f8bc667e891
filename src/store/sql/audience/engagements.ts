import type { AudienceLog, Post } from '../../../model/audience-log.ts';
import type { EventTable } from '../schema.ts';
import { float64Column, int32Column, uint8Column } from './growable-column.ts';
import { orderByPerson } from './order-by-person.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/** Collects engagements. */
export class EngagementCollector {
  readonly #people: PeopleIndex;
  readonly #person = int32Column();
  readonly #at = float64Column();
  readonly #kind = uint8Column();
  readonly #post = int32Column();
  /** Ids of posts in the order of the rows. `#post` contains positions in it until all are known. */
  readonly #postIds = new Map<string | null, number>();

  constructor(people: PeopleIndex) {
    this.#people = people;
  }

  sections(): Section[] {
    return [section('engagement', ['person', 'at', 'code', 'text'], (row) => this.#add(row))];
  }

  columns(posts: readonly Post[]): AudienceLog['engagements'] {
    const positionOf = new Map<string | null, number>(posts.map(({ id }, i) => [id, i]));
    const positions = Array.from(this.#postIds.keys(), (id) => positionOf.get(id) ?? -1);
    const named = this.#post.values();
    const post = named.map((number) => positions[number]!);
    const [at, kind] = [this.#at.values(), this.#kind.values()];
    const order = orderByPerson(
      this.#person.values(),
      this.#people,
      (a, b) =>
        at[a]! - at[b]! || post[a]! - post[b]! || kind[a]! - kind[b]! || named[a]! - named[b]!,
    );
    return {
      person: this.#person.inOrder(order),
      post: Int32Array.from(order, (i) => post[i]!),
      kind: this.#kind.inOrder(order),
      at: this.#at.inOrder(order),
    };
  }

  #add({ person, at, code, text }: Pick<EventTable, 'person' | 'at' | 'code' | 'text'>): void {
    let post = this.#postIds.get(text);
    if (post === undefined) this.#postIds.set(text, (post = this.#postIds.size));
    this.#person.push(this.#people.positionOf(person, at));
    this.#at.push(at!);
    this.#kind.push(code!);
    this.#post.push(post);
  }
}
