import type { Profile } from '../../../model/audience-log.ts';
import { handleOfId } from '../../../model/handles.ts';
import type { EventTable } from '../schema.ts';
import type { PeopleIndex } from './people-index.ts';
import type { Section } from './section.ts';
import { section } from './section.ts';

/**
 * Collects profiles: for each field, the newest version that has it. Versions come by time, those of
 * unknown time first, so each overwrites the fields of the earlier ones.
 */
export class ProfileCollector {
  /** The former handles and names of people, and all of the account. */
  readonly former: Pick<Profile, 'handle' | 'name'>[] = [];
  readonly #people: PeopleIndex;
  readonly #at: number;
  readonly #profiles: (Profile | undefined)[];
  /** Versions of unknown time. Their rows come in an order that depends on the order of imports. */
  #untimed: { person: number; body: string }[] = [];

  /** @param at ms: of later versions, only the handles and names are collected. */
  constructor(people: PeopleIndex, at: number) {
    this.#people = people;
    this.#at = at;
    this.#profiles = Array.from({ length: people.count }, () => undefined);
  }

  sections(): Section[] {
    return [
      section('person', ['person', 'at', 'text'], (row) => this.#add(row)),
      section('account', ['text'], ({ text }) => this.former.push(namesOf(JSON.parse(text!)))),
    ];
  }

  /** Gives a person known only by handle a profile with that handle. */
  profiles(): (Profile | undefined)[] {
    this.#layUntimed();
    return this.#profiles.map((profile, person) => {
      const handle = handleOfId(this.#people.ids[person]);
      return handle === undefined ? profile : { handle, ...profile };
    });
  }

  #add({ person: number, at, text }: Pick<EventTable, 'person' | 'at' | 'text'>): void {
    if (at !== null && at > this.#at) {
      this.former.push(namesOf(JSON.parse(text!)));
      return;
    }
    const person = this.#people.positionOf(number, at);
    if (at === null && this.#people.areAnyJoined) {
      this.#untimed.push({ person, body: text! });
      return;
    }
    this.#layUntimed();
    this.#lay(person, text!);
  }

  /** Adds the versions of unknown time, each person's in the order of their contents. */
  #layUntimed(): void {
    if (this.#untimed.length === 0) return;
    const inOrder = this.#untimed.sort(
      (a, b) => a.person - b.person || (a.body < b.body ? -1 : a.body > b.body ? 1 : 0),
    );
    for (const { person, body } of inOrder) this.#lay(person, body);
    this.#untimed = [];
  }

  #lay(person: number, body: string): void {
    const version = JSON.parse(body) as Profile;
    const earlier = this.#profiles[person];
    const profile = { ...earlier, ...version };
    this.#profiles[person] = profile;
    if (earlier !== undefined && isCalledOtherwise(earlier, profile))
      this.former.push(namesOf(earlier));
  }
}

function isCalledOtherwise(a: Profile, b: Profile): boolean {
  return a.handle !== b.handle || a.name !== b.name;
}

function namesOf({ handle, name }: Profile): Pick<Profile, 'handle' | 'name'> {
  return { ...(handle !== undefined && { handle }), ...(name !== undefined && { name }) };
}
