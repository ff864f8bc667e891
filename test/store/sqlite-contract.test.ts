import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { eventStoreContract } from '../contract/event-store.contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const opened: Store[] = [];
let databases = 0;

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

eventStoreContract('SQLite', () => {
  const path = join(folder.path, `${databases++}.db`);
  return {
    async open() {
      const store = await openSqliteStore(path);
      opened.push(store);
      return store;
    },
  };
});
