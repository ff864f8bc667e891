import type { Profile } from '../../../model/audience-log.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/**
 * The newest version of each profile, and of what it does not say the newest that does. Versions
 * come in order of time, those of unknown time first, so the later one is laid over the earlier.
 */
export class ProfileCollector {
  readonly profiles: (Profile | undefined)[];
  /** What people were called before, and the account at any time. */
  readonly former: Pick<Profile, 'handle' | 'name'>[] = [];
  readonly #people: PeopleIndex;

  constructor(people: PeopleIndex) {
    this.#people = people;
    this.profiles = Array.from({ length: people.count }, () => undefined);
  }

  sections(): Section[] {
    return [
      section('person', ['person', 'text'], ({ person, text }) => this.#add(person, text!)),
      section('account', ['text'], ({ text }) => this.former.push(namesOf(JSON.parse(text!)))),
    ];
  }

  #add(number: number | null, body: string): void {
    const person = this.#people.positionOf(number);
    const snapshot = JSON.parse(body) as Profile;
    const earlier = this.profiles[person];
    this.profiles[person] = { ...earlier, ...snapshot };
    if (earlier !== undefined && isCalledOtherwise(earlier, this.profiles[person]))
      this.former.push(namesOf(earlier));
  }
}

function isCalledOtherwise(a: Profile, b: Profile): boolean {
  return a.handle !== b.handle || a.name !== b.name;
}

function namesOf({ handle, name }: Profile): Pick<Profile, 'handle' | 'name'> {
  return { ...(handle !== undefined && { handle }), ...(name !== undefined && { name }) };
}
