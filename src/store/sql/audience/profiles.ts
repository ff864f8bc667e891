import type { Profile } from '../../../model/audience-log.ts';
import { handleOfId } from '../../../model/handles.ts';
import type { EventTable } from '../schema.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/**
 * The newest version of each profile, and of what it does not say the newest that does. Versions
 * come in order of time, those of unknown time first, so the later one is laid over the earlier.
 */
export class ProfileCollector {
  readonly #people: PeopleIndex;
  readonly #profiles: (Profile | undefined)[];
  /** Versions of unknown time, where they come in the order of numbers: see {@link #addUntimed}. */
  readonly #untimed = new Map<number, string[]>();

  constructor(people: PeopleIndex) {
    this.#people = people;
    this.#profiles = Array.from({ length: people.count }, () => undefined);
  }

  sections(): Section[] {
    return [section('person', ['person', 'at', 'text'], (row) => this.#add(row))];
  }

  /** Whoever is known by handle only has at least that. */
  profiles(): (Profile | undefined)[] {
    for (const [person, bodies] of this.#untimed) this.#addUntimed(person, bodies);
    this.#untimed.clear();
    return this.#profiles.map((profile, person) => {
      const handle = handleOfId(this.#people.ids[person]);
      return handle === undefined ? profile : { handle, ...profile };
    });
  }

  #add({ person: number, at, text }: Pick<EventTable, 'person' | 'at' | 'text'>): void {
    const person = this.#people.positionOf(number, at);
    if (at === null && this.#people.areAnyJoined) {
      const bodies = this.#untimed.get(person) ?? [];
      this.#untimed.set(person, [...bodies, text!]);
      return;
    }
    const version = JSON.parse(text!) as Profile;
    const earlier = this.#profiles[person];
    this.#profiles[person] = earlier === undefined ? version : { ...earlier, ...version };
  }

  /** The numbers of one person depend on the order of import, so what the versions say decides. */
  #addUntimed(person: number, bodies: string[]): void {
    const versions = bodies.sort().map((body) => JSON.parse(body) as Profile);
    this.#profiles[person] = Object.assign({}, ...versions, this.#profiles[person]) as Profile;
  }
}
