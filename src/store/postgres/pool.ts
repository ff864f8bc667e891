import pg from 'pg';
import { sessionUrl } from './server-url.ts';
import { fromStored } from './texts.ts';

/** Connections of one process. Servers allow about a hundred in all. */
const MOST = 10;
/** ms to wait for a connection. */
const PATIENCE = 30_000;

const { builtins } = pg.types;

/** How values come from the database. No count and no sum of ours exceeds what a number holds. */
const READ: Partial<Record<number, (value: string) => unknown>> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.TEXT]: fromStored,
};

/** Returns the function that reads values of a type from text. */
export function parserOf(type: number): (text: string) => unknown {
  return READ[type] ?? (pg.types.getTypeParser(type, 'text') as (text: string) => unknown);
}

/** Returns the connections to a server, which are opened when they are first needed. */
export function poolOf(location: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: sessionUrl(location),
    application_name: 'tribefinder',
    max: MOST,
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    allowExitOnIdle: true,
    types: {
      getTypeParser: (type, format) => READ[type] ?? pg.types.getTypeParser(type, format),
    },
  });
  // A connection that breaks is replaced, and whoever uses it hears of it. Without these listeners
  // Node would stop.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
