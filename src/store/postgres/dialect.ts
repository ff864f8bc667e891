import {
  PostgresDialect,
  PostgresQueryCompiler,
  type DataTypeNode,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely';
import type pg from 'pg';
import { toStored } from './texts.ts';

/** Lends connections of a pool to Kysely. */
export function dialectOn(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool: lending(async () => lent(await pool.connect())) });
}

/** Lends one connection, which somebody else opened and closes. */
export function dialectOnClient(client: pg.PoolClient): PostgresDialect {
  return new PostgresDialect({ pool: only(client) });
}

/** The same for migrations, in which texts are ordered by their bytes, as in SQLite. */
export class MigrationDialect extends PostgresDialect {
  constructor(client: pg.PoolClient) {
    super({ pool: only(client) });
  }

  override createQueryCompiler(): PostgresQueryCompiler {
    return new MigrationCompiler();
  }
}

class MigrationCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === 'text') this.append(' collate "C"');
  }
}

function lending(connect: () => Promise<PostgresPoolClient>): PostgresPool {
  return { connect, end: async () => {}, options: {} };
}

function only(client: pg.PoolClient): PostgresPool {
  return lending(async () => ({ ...lent(client), release() {} }));
}

function lent(client: pg.PoolClient): PostgresPoolClient {
  const query = (sql: string, parameters: readonly unknown[]) =>
    client.query(sql, parameters.map(stored));
  // Kysely passes cursors only for streams, which we never ask it for.
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: () => client.release(),
  };
}

/** Returns the value of a parameter as it is stored. */
export function stored(value: unknown): unknown {
  return typeof value === 'string' ? toStored(value) : value;
}
