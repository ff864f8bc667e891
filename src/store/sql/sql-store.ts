import type { Store } from '../ports/store.ts';
import { accessStore } from './access/access-store.ts';
import { accountScope } from './account-scope.ts';
import { collectorMemory } from './collector/sql-collector-memory.ts';
import { correctionStore } from './corrections/correction-store.ts';
import type { SqlDatabase } from './database.ts';
import { privacyStore } from './forgetting/privacy-store.ts';
import { eventLog } from './log/event-log.ts';
import { quarantineStore } from './quarantine/quarantine-store.ts';
import { resultStore } from './results/result-store.ts';
import { scheduleMemory } from './schedule/sql-schedule-memory.ts';

/** The store in a database whose schema is up to date. */
export function sqlStore(database: SqlDatabase): Store {
  const scope = accountScope(database);
  return {
    log: eventLog(scope),
    quarantine: quarantineStore(scope),
    corrections: correctionStore(scope),
    results: resultStore(scope),
    privacy: privacyStore(scope),
    access: accessStore(scope),
    collector: (account) => scope.on(account, ({ number }) => collectorMemory(scope, number)),
    schedule: (account) => scope.on(account, ({ number }) => scheduleMemory(scope, number)),
    close: () => database.close(),
  };
}
