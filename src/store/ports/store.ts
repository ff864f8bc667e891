import type { AccountId } from '../../model/ids.ts';
import type { AccessStore } from './access-store.ts';
import type { CollectorMemory } from './collector-memory.ts';
import type { CorrectionStore } from './correction-store.ts';
import type { EventLog } from './event-log.ts';
import type { PrivacyStore } from './privacy-store.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { ResultStore } from './result-store.ts';
import type { ScheduleMemory } from './schedule-memory.ts';

/**
 * All that a database keeps: one port for each purpose. Code takes only the ports it needs, as
 * `Pick<Store, 'log' | 'results'>`. A method that fails for a reason the owner can mend throws a
 * `TribeError`.
 */
export interface Store {
  readonly log: EventLog;
  readonly quarantine: QuarantineStore;
  readonly corrections: CorrectionStore;
  readonly results: ResultStore;
  readonly privacy: PrivacyStore;
  readonly access: AccessStore;

  /** What a collector remembers of the account. */
  collector(account: AccountId): Promise<CollectorMemory>;

  /** When what is to be done, and what came of it. */
  schedule(account: AccountId): Promise<ScheduleMemory>;

  /** Afterwards nothing else may be called. */
  close(): Promise<void>;
}
