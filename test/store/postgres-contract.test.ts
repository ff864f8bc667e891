import { afterEach } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import type { Store } from '../../src/store/ports/store.ts';
import { storeContract } from '../contract/store.contract.ts';
import type { MakeTestDatabase } from '../contract/test-database.ts';
import { postgresServer } from '../support/postgres-server.ts';
import { tries } from '../support/soak.ts';

const server = postgresServer();
const opened: Store[] = [];
/** Databases that tests may use again. */
const empty: string[] = [];
const used: string[] = [];

async function emptyDatabase(): Promise<string> {
  return empty.pop() ?? server.database();
}

async function free(url: string): Promise<void> {
  await emptied(url);
  empty.push(url);
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const url of new Set(used.splice(0))) await free(url);
});

/** Deletes what tests write, as making a database takes longer than most tests. */
async function emptied(url: string): Promise<void> {
  await server.run(
    url,
    `do $$
     declare name text;
     begin
       set session_replication_role = replica;
       for name in
         select relname from pg_class
         where relnamespace = 'tribefinder'::regnamespace
           and relkind in ('r', 'p') and not relispartition
           and relname not like 'kysely%' and relname <> 'digest_salt'
       loop
         execute format('delete from tribefinder.%I', name);
       end loop;
     end $$`,
  );
}

function make(): ReturnType<MakeTestDatabase> {
  let url: Promise<string> | undefined;
  const open = async (): Promise<Store> => {
    const store = await openStore(await (url ??= emptyDatabase()));
    opened.push(store);
    return store;
  };
  return {
    async open() {
      const store = await open();
      used.push(await url!);
      return store;
    },
    async openOnce() {
      const { close, ...store } = await open();
      return {
        ...store,
        async close() {
          await close();
          await free(await url!);
        },
      };
    },
  };
}

storeContract('PostgreSQL', Object.assign(make, { tries: tries(2, 100) }));
