import type { OccurrenceColumns } from '../../../model/audience-log.ts';
import type { EventTable } from '../schema.ts';
import { float64Column, int32Column, uint8Column } from './growable-column.ts';
import { ascending, orderByPerson } from './order-by-person.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

type Row = Pick<EventTable, 'person' | 'after' | 'at' | 'code' | 'text'>;

/** Collects follows or unfollows. */
export class OccurrenceCollector {
  readonly #type: 'follow' | 'unfollow';
  readonly #people: PeopleIndex;
  readonly #person = int32Column();
  readonly #after = float64Column();
  readonly #before = float64Column();
  readonly #reason = uint8Column();
  readonly #via = int32Column();
  /** Names in the order of the rows. `#via` contains positions in it until all are known. */
  readonly #brought = new Map<string, number>();

  constructor(type: 'follow' | 'unfollow', people: PeopleIndex) {
    this.#type = type;
    this.#people = people;
  }

  sections(): Section[] {
    return [
      section(this.#type, ['person', 'after', 'at', 'code', 'text'], (row) => this.#add(row)),
    ];
  }

  /** Returns the names of what brought people, sorted. */
  brought(): string[] {
    return [...this.#brought.keys()].sort();
  }

  columns(): OccurrenceColumns & { reason: Uint8Array; via: Int32Array } {
    const brought = this.brought();
    const rank = new Map(brought.map((name, place) => [this.#brought.get(name)!, place]));
    const via = this.#via.values().map((name) => rank.get(name) ?? -1);
    const [after, before, reason] = [
      this.#after.values(),
      this.#before.values(),
      this.#reason.values(),
    ];
    const order = orderByPerson(
      this.#person.values(),
      this.#people,
      (a, b) =>
        ascending(before[a]!, before[b]!) ||
        ascending(after[a]!, after[b]!) ||
        reason[a]! - reason[b]! ||
        via[a]! - via[b]!,
    );
    return {
      person: this.#person.inOrder(order),
      after: this.#after.inOrder(order),
      before: this.#before.inOrder(order),
      reason: this.#reason.inOrder(order),
      via: Int32Array.from(order, (i) => via[i]!),
    };
  }

  #add({ person, after, at, code, text }: Row): void {
    this.#person.push(this.#people.positionOf(person, at ?? after));
    this.#after.push(after ?? -Infinity);
    this.#before.push(at ?? Infinity);
    this.#reason.push(code ?? 0);
    if (text !== null && !this.#brought.has(text)) this.#brought.set(text, this.#brought.size);
    this.#via.push(text === null ? -1 : this.#brought.get(text)!);
  }
}
