import type { AudienceLog } from '../../../model/audience-log.ts';
import type { EventTable } from '../schema.ts';
import { float64Column, int32Column } from './growable-column.ts';
import { orderByPerson } from './order-by-person.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/** Collects interests known from elsewhere. Leaves out people whom no other event names. */
export class InterestCollector {
  readonly #people: PeopleIndex;
  readonly #person = int32Column();
  readonly #term = int32Column();
  readonly #weight = float64Column();
  /** Terms in the order of the rows. `#term` contains positions in it until all are known. */
  readonly #terms = new Map<string, number>();

  constructor(people: PeopleIndex) {
    this.#people = people;
  }

  sections(): Section[] {
    return [section('interest', ['person', 'text', 'weight'], (row) => this.#add(row))];
  }

  columns(): AudienceLog['interests'] {
    const terms = [...this.#terms.keys()].sort();
    const rank = new Int32Array(terms.length);
    terms.forEach((term, position) => {
      rank[this.#terms.get(term)!] = position;
    });
    const [term, weight] = [this.#term.values().map((n) => rank[n]!), this.#weight.values()];
    const order = orderByPerson(
      this.#person.values(),
      this.#people,
      (a, b) => term[a]! - term[b]! || weight[a]! - weight[b]!,
    );
    return {
      person: this.#person.inOrder(order),
      term: Int32Array.from(order, (i) => term[i]!),
      weight: this.#weight.inOrder(order),
      terms,
    };
  }

  #add({ person, text, weight }: Pick<EventTable, 'person' | 'text' | 'weight'>): void {
    const position = this.#people.positionOf(person, null);
    if (position < 0) return;
    let term = this.#terms.get(text!);
    if (term === undefined) this.#terms.set(text!, (term = this.#terms.size));
    this.#person.push(position);
    this.#term.push(term);
    this.#weight.push(weight!);
  }
}
