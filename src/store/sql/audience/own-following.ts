import type { AudienceLog } from '../../../model/audience-log.ts';
import type { EventTable } from '../schema.ts';
import { float64Column, int32Column, uint8Column } from './growable-column.ts';
import { ascending, orderByPerson } from './order-by-person.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/** Collects whom the owner began or stopped following. */
export class OwnFollowingCollector {
  readonly #people: PeopleIndex;
  readonly #person = int32Column();
  readonly #at = float64Column();
  readonly #began = uint8Column();

  constructor(people: PeopleIndex) {
    this.#people = people;
  }

  sections(): Section[] {
    return [
      section('following', ['person', 'at'], (row) => this.#add(row, 1)),
      section('unfollowing', ['person', 'at'], (row) => this.#add(row, 0)),
    ];
  }

  columns(): AudienceLog['ownFollowing'] {
    const [at, began] = [this.#at.values(), this.#began.values()];
    const order = orderByPerson(
      this.#person.values(),
      this.#people,
      // An unknown time, NaN, comes first.
      (a, b) =>
        Number(at[a]! >= 0) - Number(at[b]! >= 0) ||
        ascending(at[a]!, at[b]!) ||
        began[a]! - began[b]!,
    );
    return {
      person: this.#person.inOrder(order),
      at: this.#at.inOrder(order),
      began: this.#began.inOrder(order),
    };
  }

  #add({ person, at }: Pick<EventTable, 'person' | 'at'>, began: 0 | 1): void {
    this.#person.push(this.#people.positionOf(person, at));
    this.#at.push(at ?? NaN);
    this.#began.push(began);
  }
}
