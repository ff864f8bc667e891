import type { AccountInfo } from '../../model/audience-log.ts';

/** What one account is called, and where it is. */
export interface AccountProfile {
  read(): Promise<AccountInfo>;

  /**
   * A secret of this account, random and never changed. Ids that viewers see are made with it, so
   * that nobody can try out handles.
   */
  viewerSecret(): Promise<Uint8Array>;

  /**
   * Replaces handle and name where given. The platform is replaced only where it is `other`, which
   * stands for a platform nobody has named. Only the owner's own command calls this, never a file.
   */
  update(profile: Omit<AccountInfo, 'id'>): Promise<void>;
}
