import { accessContract } from './access.contract.ts';
import { accountsContract } from './accounts.contract.ts';
import { correctionsContract } from './corrections.contract.ts';
import { correctionsStoreContract } from './stored-corrections.contract.ts';
import { collectorMemoryContract } from './collector-memory.contract.ts';
import { forgettingContract } from './forgetting.contract.ts';
import { idempotenceContract } from './idempotence.contract.ts';
import { loadAudienceContract } from './load-audience.contract.ts';
import { quarantineContract } from './quarantine.contract.ts';
import { snapshotsContract } from './snapshots.contract.ts';
import { rememberedCommunitiesContract } from './remembered-communities.contract.ts';
import { referencesContract } from './references.contract.ts';
import { resultsContract } from './results.contract.ts';
import { scheduleMemoryContract } from './schedule-memory.contract.ts';
import { vectorsContract } from './vectors.contract.ts';
import { describe } from 'vitest';
import type { MakeTestDatabase } from './test-database.ts';

/** What every event store promises, whichever database is behind it. */
export function eventStoreContract(name: string, make: MakeTestDatabase): void {
  describe(`event store on ${name}`, () => {
    accountsContract(make);
    idempotenceContract(make);
    quarantineContract(make);
    referencesContract(make);
    loadAudienceContract(make);
    snapshotsContract(make);
    correctionsStoreContract(make);
    correctionsContract(make);
    rememberedCommunitiesContract(make);
    resultsContract(make);
    vectorsContract(make);
    accessContract(make);
    collectorMemoryContract(make);
    scheduleMemoryContract(make);
    forgettingContract(make);
  });
}
