import type { Profile } from '../../../model/audience-log.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/**
 * The newest reading of each profile, and of what it does not say the newest that does. Readings
 * come in order of time, those of unknown time first, so the later one is laid over the earlier.
 */
export class ProfileCollector {
  readonly profiles: (Profile | undefined)[];
  readonly #people: PeopleIndex;

  constructor(people: PeopleIndex) {
    this.#people = people;
    this.profiles = Array.from({ length: people.count }, () => undefined);
  }

  sections(): Section[] {
    return [section('person', ['person', 'text'], ({ person, text }) => this.#add(person, text!))];
  }

  #add(number: number | null, body: string): void {
    const person = this.#people.positionOf(number);
    const snapshot = JSON.parse(body) as Profile;
    const earlier = this.profiles[person];
    this.profiles[person] = earlier === undefined ? snapshot : { ...earlier, ...snapshot };
  }
}
