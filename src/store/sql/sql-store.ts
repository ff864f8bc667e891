import type { AccountId } from '../../model/ids.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { Store } from '../ports/store.ts';
import { accessStore } from './access/access-store.ts';
import { sharingStore } from './access/sharing-store.ts';
import { accountScope } from './account-scope.ts';
import { accountProfile } from './account-profile.ts';
import { accountDirectory } from './account-directory.ts';
import { requireAccount } from './accounts.ts';
import { collectorMemory } from './collector/sql-collector-memory.ts';
import { correctionStore } from './corrections/correction-store.ts';
import type { SqlDatabase } from './database.ts';
import { privacyStore } from './forgetting/privacy-store.ts';
import { listMemory } from './list-memory.ts';
import { eventLog } from './log/event-log.ts';
import { quarantineStore } from './quarantine/quarantine-store.ts';
import { resultStore } from './results/result-store.ts';
import { scheduleMemory } from './schedule/sql-schedule-memory.ts';

/** Returns the store in a database whose schema is up to date. */
export function sqlStore(database: SqlDatabase): Store {
  return {
    accounts: accountDirectory(database),
    access: accessStore(database),
    forAccount: (account) => accountStore(database, account),
    version: () => database.explained(() => database.version()),
    close: () => database.close(),
  };
}

async function accountStore(database: SqlDatabase, account: AccountId): Promise<AccountStore> {
  const row = await database.explained(() => requireAccount(database.sql, account));
  const scope = accountScope(database, row);
  return {
    account,
    profile: accountProfile(scope),
    log: eventLog(scope),
    quarantine: quarantineStore(scope),
    corrections: correctionStore(scope),
    results: resultStore(scope),
    privacy: privacyStore(scope),
    sharing: sharingStore(scope),
    lists: listMemory(scope),
    collector: collectorMemory(scope),
    schedule: scheduleMemory(scope),
  };
}
