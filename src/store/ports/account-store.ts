import type { AccountId } from '../../model/ids.ts';
import type { AccountProfile } from './account-profile.ts';
import type { CollectorMemory } from './collector-memory.ts';
import type { CorrectionStore } from './correction-store.ts';
import type { EventLog } from './event-log.ts';
import type { PrivacyStore } from './privacy-store.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { ResultStore } from './result-store.ts';
import type { ScheduleMemory } from './schedule-memory.ts';
import type { SharingStore } from './access-store.ts';

/**
 * What a database keeps of one account. Its ports read and write this account and no other: none
 * of them takes the id of an account. Code takes only the ports it needs, as
 * `Pick<AccountStore, 'log' | 'results'>`.
 */
export interface AccountStore {
  readonly account: AccountId;
  readonly profile: AccountProfile;
  readonly log: EventLog;
  readonly quarantine: QuarantineStore;
  readonly corrections: CorrectionStore;
  readonly results: ResultStore;
  readonly privacy: PrivacyStore;
  readonly sharing: SharingStore;
  /** What a collector remembers. */
  readonly collector: CollectorMemory;
  /** When what is to be done, and what came of it. */
  readonly schedule: ScheduleMemory;
}
