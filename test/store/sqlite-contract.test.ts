import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { storeContract } from '../contract/store.contract.ts';
import type { MakeTestDatabase } from '../contract/test-database.ts';
import { tries } from '../support/soak.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const opened: Store[] = [];
let databases = 0;

/** A new database: a copy of it saves the steps that make it, hundreds of times. */
const empty = join(folder.path, 'empty.db');
beforeAll(async () => {
  await (await openStore(empty)).close();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

function make(): ReturnType<MakeTestDatabase> {
  const path = join(folder.path, `${databases++}.db`);
  copyFileSync(empty, path);
  const open = async (): Promise<Store> => {
    const store = await openStore(path);
    opened.push(store);
    return store;
  };
  return { open, openOnce: open };
}

storeContract('SQLite', Object.assign(make, { tries: tries(25, 300) }));
