import type { OccurrenceColumns } from '../../../model/audience-log.ts';
import type { EventTable } from '../schema.ts';
import { float64Column, int32Column, uint8Column } from './growable-column.ts';
import { ascending, orderByPerson } from './order-by-person.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/** Collects follows or unfollows. */
export class OccurrenceCollector {
  readonly #type: 'follow' | 'unfollow';
  readonly #people: PeopleIndex;
  readonly #person = int32Column();
  readonly #after = float64Column();
  readonly #before = float64Column();
  readonly #reason = uint8Column();

  constructor(type: 'follow' | 'unfollow', people: PeopleIndex) {
    this.#type = type;
    this.#people = people;
  }

  sections(): Section[] {
    return [section(this.#type, ['person', 'after', 'at', 'code'], (row) => this.#add(row))];
  }

  columns(): OccurrenceColumns & { reason: Uint8Array } {
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
        reason[a]! - reason[b]!,
    );
    return {
      person: this.#person.inOrder(order),
      after: this.#after.inOrder(order),
      before: this.#before.inOrder(order),
      reason: this.#reason.inOrder(order),
    };
  }

  #add({ person, after, at, code }: Pick<EventTable, 'person' | 'after' | 'at' | 'code'>): void {
    this.#person.push(this.#people.positionOf(person, at ?? after));
    this.#after.push(after ?? -Infinity);
    this.#before.push(at ?? Infinity);
    this.#reason.push(code ?? 0);
  }
}
