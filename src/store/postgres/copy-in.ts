import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { SqlValue } from '../sql/database.ts';
import { stored } from './dialect.ts';

/** Adds rows to a table with PostgreSQL's bulk copy. */
export async function copyIn(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const names = columns.map((name) => client.escapeIdentifier(name)).join(', ');
  const copy = from(`copy ${client.escapeIdentifier(table)} (${names}) from stdin`);
  await pipeline(Readable.from(linesOf(rows)), client.query(copy));
}

function* linesOf(rows: readonly (readonly SqlValue[])[]): Iterable<string> {
  for (const row of rows) yield `${row.map(written).join('\t')}\n`;
}

const SPECIAL = /[\\\n\r\t]/gu;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function written(value: SqlValue): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'number') return String(value);
  return (stored(value) as string).replace(SPECIAL, (found) => ESCAPES[found]);
}
