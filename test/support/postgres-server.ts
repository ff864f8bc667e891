import { afterAll, beforeAll } from 'vitest';
import { madeOnce } from './made-once.ts';
import {
  type PostgresServer,
  type RunningPostgres,
  startPostgres,
  unpackPostgres,
} from './start-postgres.ts';

/** A PostgreSQL of its own for the tests of a file. */
export function postgresServer(): PostgresServer {
  let server: RunningPostgres | undefined;
  beforeAll(async () => {
    server = await startPostgres(await madeOnce('postgres', unpackPostgres));
  });
  afterAll(() => server?.stop());
  return {
    database: () => server!.database(),
    run: (url, sql) => server!.run(url, sql),
  };
}
