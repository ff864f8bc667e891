import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../store/ports/store.ts';

/** A database that nobody needs afterwards. */
export interface TemporaryDatabase {
  database: string;
  remove: () => Promise<void>;
}

/** Fills a temporary database. Removes it at once if that fails. */
export async function inTemporaryDatabase<Filled>(
  openStore: (database: string) => Promise<Store>,
  fill: (store: Store, database: string) => Promise<Filled>,
): Promise<Filled & TemporaryDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'tribe-live-'));
  const database = join(folder, 'live.sqlite');
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const store = await openStore(database);
    try {
      return { ...(await fill(store, database)), database, remove };
    } finally {
      await store.close();
    }
  } catch (error) {
    await remove();
    throw error;
  }
}
