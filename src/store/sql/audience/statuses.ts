import type { AudienceLog } from '../../../model/audience-log.ts';
import { float64Column, int32Column, uint8Column } from './growable-column.ts';
import { orderByPerson } from './order-by-person.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/** Collects the results of look-ups. Leaves out people whom no other event names. */
export class StatusCollector {
  readonly #people: PeopleIndex;
  readonly #person = int32Column();
  readonly #at = float64Column();
  readonly #status = uint8Column();

  constructor(people: PeopleIndex) {
    this.#people = people;
  }

  sections(): Section[] {
    return [
      section('status', ['person', 'at', 'code'], (row) => {
        const person = this.#people.positionOf(row.person, row.at);
        if (person < 0) return;
        this.#person.push(person);
        this.#at.push(row.at!);
        this.#status.push(row.code!);
      }),
    ];
  }

  columns(): AudienceLog['statuses'] {
    const [at, status] = [this.#at.values(), this.#status.values()];
    const order = orderByPerson(
      this.#person.values(),
      this.#people,
      (a, b) => at[a]! - at[b]! || status[a]! - status[b]!,
    );
    return {
      person: this.#person.inOrder(order),
      at: this.#at.inOrder(order),
      status: this.#status.inOrder(order),
    };
  }
}
