import type { EventType } from '../../model/events.ts';
import type { AccountId, PersonId } from '../../model/ids.ts';

/** Finds what is known of a person, and removes it for good. */
export interface PrivacyStore {
  /** What is known of a person, by id; `undefined`: nothing. Cost: every event once. */
  tracesOf(account: AccountId, person: PersonId): Promise<PersonTraces | undefined>;

  /**
   * Removes for good, in one transaction, all that is known of a person: see {@link PersonTraces}.
   * Kept results go too, as nobody knows what is in them, and so do the owner's decisions about the
   * person. Digests of id and handles stay, so that later writing about them is left out. Also for
   * somebody of whom nothing is known. Again: no change. Cost: every event once.
   */
  forget(account: AccountId, person: PersonId): Promise<PersonTraces>;

  /** Tells who was forgotten, as it is now. */
  forgotten(account: AccountId): Promise<(person: string) => boolean>;

  /**
   * Writes the whole database anew, so that what was removed stands nowhere in its files any more.
   * `false`: somebody else is using it, so it is still to be done.
   */
  sweep(): Promise<boolean>;
}

/** So much is known of a person. */
export interface PersonTraces {
  /** Handles and names they ever had. */
  names: string[];
  /** Events about them by type; of `snapshot`, readings they are in. */
  events: Partial<Record<EventType, number>>;
  /** Texts of others that name them by `@handle`. */
  mentions: number;
  /** Lines set aside that name them. */
  quarantined: number;
}
