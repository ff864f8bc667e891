import Database from 'better-sqlite3';
import type { Store } from '../../src/store/ports/store.ts';
import { storeOn } from './store-on.ts';

/** A new database, as bytes. */
let made: Promise<Buffer> | undefined;

/** An empty store in memory: a copy of the first one, as the steps that make it take ten times as long. */
export async function storeInMemory(): Promise<Store> {
  made ??= make();
  return storeOn(new Database(await made));
}

async function make(): Promise<Buffer> {
  const database = new Database(':memory:');
  const store = await storeOn(database);
  try {
    return database.serialize();
  } finally {
    await store.close();
  }
}
