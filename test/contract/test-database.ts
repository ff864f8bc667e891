import type { AudienceLog } from '../../src/model/audience-log.ts';
import type { AudienceEvent } from '../../src/model/events.ts';
import type { ImportSession, Inputs, WriteCounts } from '../../src/store/ports/event-log.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { OWNER } from './store-events.ts';

/** A database that a test may fill, and open as often as it likes. */
interface TestDatabase {
  open(): Promise<Store>;
  /** The same for a database that nobody opens again: what it has is removed when it is closed. */
  openOnce(): Promise<Store>;
}

/** Makes an empty database; what was opened is closed, and all of it removed, after the tests. */
export interface MakeTestDatabase {
  (): TestDatabase;
  /** How often a test tries something at random. */
  tries: number;
}

/** The time of every import in these tests. */
export const NOW = 1_750_000_000_000;

/** A session of an import that begins. */
export async function sessionOf(
  store: Store,
  name = 'events.ndjson',
  at = NOW,
): Promise<ImportSession> {
  await store.accounts.add({ id: OWNER, platform: 'other' });
  return store
    .forAccount(OWNER)
    .then((own) => own.log.beginImport({ kind: 'event-file', name, at }));
}

/** A whole import of some events, a batch after the other; lines are counted on. */
export async function importBatches(
  store: Store,
  batches: AudienceEvent[][],
  name?: string,
): Promise<Omit<WriteCounts, 'leftOut'>> {
  const session = await sessionOf(store, name);
  const total = { added: 0, known: 0, rejected: 0 };
  let line = 0;
  for (const batch of batches) {
    const events = batch.map((event) => ({ event, line: ++line }));
    const counts = await session.write({ events, rejected: [] });
    total.added += counts.added;
    total.known += counts.known;
  }
  const { rejected, replayed } = await session.finish();
  return { added: total.added - rejected + replayed, known: total.known, rejected };
}

/** All that anybody can learn of the account for a report. */
export async function everything(store: Store): Promise<{ inputs: Inputs; audience: AudienceLog }> {
  return {
    inputs: await (await store.forAccount(OWNER)).log.inputs(),
    audience: await (await store.forAccount(OWNER)).log.loadAudience(),
  };
}
