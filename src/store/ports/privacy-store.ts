import type { EventType } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';

/** Finds and removes what one account's data says about a person. */
export interface PrivacyStore {
  /** Returns what is stored about a person; `undefined` if nothing is. Cost: O(events). */
  tracesOf(person: PersonId): Promise<PersonTraces | undefined>;

  /**
   * Removes everything about a person for good, in one transaction: see {@link PersonTraces}. Also
   * removes stored results, which may contain the person, and corrections about them. Keeps digests
   * of the id and handles, so that later imports leave the person out. Works for people who are not
   * known yet. Changes nothing the second time. Cost: O(events).
   */
  forget(person: PersonId): Promise<PersonTraces>;

  /** Returns a function that tests whether a person had been forgotten at the time of this call. */
  forgotten(): Promise<(person: string) => boolean>;

  /**
   * Follows the deletion of accounts by their platform, in one transaction. Removes profiles,
   * interests, engagement, ties, and rejected rows that name them, and puts a salted digest in place
   * of each id. Follows, departures, their reasons and the owner's corrections stay, so counts do,
   * too. Later imports get the digest as well, until {@link restore}. Cost: O(events).
   */
  erase(people: readonly string[]): Promise<void>;

  /**
   * Gives erased accounts that are there again their ids back. What was removed comes back only if
   * it is read again. Ignores everybody else. Cost: O(events) if there is one, else O(people).
   */
  restore(people: readonly string[]): Promise<void>;

  /**
   * Removes the traces of what was removed: a file is rewritten, so it holds nothing of it; a server
   * gives its room free, so no query finds it. Returns `false` if another program uses the database:
   * this is still to be done.
   */
  sweep(): Promise<boolean>;
}

/** The traces of a person. */
export interface PersonTraces {
  /** All handles and names of the person. */
  names: string[];
  /** Events about them, by type. For `snapshot`: snapshots that list them. */
  events: Partial<Record<EventType, number>>;
  /** Other people's texts that name them by `@handle`. */
  mentions: number;
  /** Rejected rows that name them. */
  quarantined: number;
}
