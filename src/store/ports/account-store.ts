import type { AccountId } from '../../model/ids.ts';
import type { AccountProfile } from './account-profile.ts';
import type { CollectorMemory } from './collector-memory.ts';
import type { CorrectionStore } from './correction-store.ts';
import type { EventLog } from './event-log.ts';
import type { ListMemory } from './list-memory.ts';
import type { PrivacyStore } from './privacy-store.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { ResultStore } from './result-store.ts';
import type { ScheduleMemory } from './schedule-memory.ts';
import type { SharingStore } from './access-store.ts';

/**
 * The data of one account. None of its ports takes the id of an account, so they cannot read or
 * write another one. Callers ask for the ports they need: `Pick<AccountStore, 'log'
 * 'results'>`.
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
  readonly lists: ListMemory;
  /** What we remember about reading this account from a platform. */
  readonly collector: CollectorMemory;
  /** The schedule and the results of its runs. */
  readonly schedule: ScheduleMemory;
}
