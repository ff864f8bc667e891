import type { AccountInfo } from '../../model/audience-log.ts';
import type { Instant } from '../../model/instant.ts';

/** The id, platform, handle and name of one account. */
export interface AccountProfile {
  read(): Promise<AccountInfo>;

  /**
   * Returns how many followers the owner's profile had at a time, by the version nearest to it, at
   * most 30 days away; `undefined` if there is none.
   */
  followersNear(at: Instant): Promise<number | undefined>;

  /**
   * Returns a random secret of this account, which never changes. The ids that viewers see depend
   * on it, so viewers cannot find out whom an id means by trying handles.
   */
  viewerSecret(): Promise<Uint8Array>;

  /**
   * Replaces the given handle and name. Replaces the platform only if it is `other`, which means
   * that nobody has named it. Only the owner's own command calls this, never an import.
   */
  update(profile: Omit<AccountInfo, 'id'>): Promise<void>;
}
