import { accessContract } from './access.contract.ts';
import { accountsContract } from './accounts.contract.ts';
import { correctionsContract } from './corrections.contract.ts';
import { correctionsStoreContract } from './stored-corrections.contract.ts';
import { collectorMemoryContract } from './collector-memory.contract.ts';
import { erasingContract } from './erasing.contract.ts';
import { forgettingContract } from './forgetting.contract.ts';
import { handlesContract } from './handles.contract.ts';
import { idempotenceContract } from './idempotence.contract.ts';
import { loadAudienceContract } from './load-audience.contract.ts';
import { mergingContract } from './merging.contract.ts';
import { quarantineContract } from './quarantine.contract.ts';
import { snapshotsContract } from './snapshots.contract.ts';
import { rememberedCommunitiesContract } from './remembered-communities.contract.ts';
import { referencesContract } from './references.contract.ts';
import { resultsContract } from './results.contract.ts';
import { scheduleMemoryContract } from './schedule-memory.contract.ts';
import { vectorsContract } from './vectors.contract.ts';
import { describe } from 'vitest';
import type { MakeTestDatabase } from './test-database.ts';

/** What every store promises, whichever database is behind it: one suite for each port. */
export function storeContract(name: string, make: MakeTestDatabase): void {
  describe(`store on ${name}`, () => {
    describe('log', () => {
      accountsContract(make);
      mergingContract(make);
      idempotenceContract(make);
      referencesContract(make);
      loadAudienceContract(make);
      snapshotsContract(make);
      handlesContract(make);
    });
    describe('quarantine', () => {
      quarantineContract(make);
    });
    describe('corrections', () => {
      correctionsStoreContract(make);
      correctionsContract(make);
    });
    describe('results', () => {
      resultsContract(make);
      rememberedCommunitiesContract(make);
      vectorsContract(make);
    });
    describe('privacy', () => {
      erasingContract(make);
      forgettingContract(make);
    });
    describe('access', () => {
      accessContract(make);
    });
    describe('collector', () => {
      collectorMemoryContract(make);
    });
    describe('schedule', () => {
      scheduleMemoryContract(make);
    });
  });
}
