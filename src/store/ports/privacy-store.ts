import type { EventType } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';

/** Finds what one account knows about a person, and removes it for good. */
export interface PrivacyStore {
  /** Returns what is known about a person; `undefined`: nothing. Cost: every event once. */
  tracesOf(person: PersonId): Promise<PersonTraces | undefined>;

  /**
   * Removes everything known about a person for good, in one transaction: see {@link PersonTraces}.
   * Kept results go too, as the person may be in them, and so do corrections about the person.
   * Digests of the id and handles stay, so that later imports leave the person out. Works also for
   * somebody who is not known yet. Again: no change. Cost: every event once.
   */
  forget(person: PersonId): Promise<PersonTraces>;

  /** Returns a test of whether a person was forgotten, as of now. */
  forgotten(): Promise<(person: string) => boolean>;

  /**
   * Rewrites the whole database, so that its files hold nothing that was removed. `false`: somebody
   * else is using the database, and this is still to be done.
   */
  sweep(): Promise<boolean>;
}

/** How much is known about a person. */
export interface PersonTraces {
  /** Handles and names they ever had. */
  names: string[];
  /** Events about them, by type. For `snapshot`: snapshots that list them. */
  events: Partial<Record<EventType, number>>;
  /** Other people's texts that name them by `@handle`. */
  mentions: number;
  /** Rejected rows that name them. */
  quarantined: number;
}
