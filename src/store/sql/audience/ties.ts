import type { AudienceLog } from '../../../model/audience-log.ts';
import { int32Column } from './growable-column.ts';
import { orderByPerson } from './order-by-person.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/** Collects who follows whom in the audience. Leaves out ties with people whom no other event names. */
export class TieCollector {
  readonly #people: PeopleIndex;
  readonly #from = int32Column();
  readonly #to = int32Column();

  constructor(people: PeopleIndex) {
    this.#people = people;
  }

  sections(): Section[] {
    return [
      section('tie', ['person', 'other'], ({ person, other }) => {
        const from = this.#people.positionOf(person, null);
        const to = this.#people.positionOf(other, null);
        if (from < 0 || to < 0 || from === to) return;
        this.#from.push(from);
        this.#to.push(to);
      }),
    ];
  }

  columns(): AudienceLog['ties'] {
    const to = this.#to.values();
    const order = orderByPerson(this.#from.values(), this.#people, (a, b) => to[a]! - to[b]!);
    return { from: this.#from.inOrder(order), to: this.#to.inOrder(order) };
  }
}
