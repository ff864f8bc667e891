import type pg from 'pg';
import { to } from 'pg-copy-streams';
import { parserOf } from './pool.ts';
import { stored } from './dialect.ts';

/** The columns of a query: their names, and how their values are read from text. */
type Columns = readonly { name: string; read: (text: string) => unknown }[];

/** Returns the columns of a query. Its values make no difference. */
export type ColumnsOf = (client: pg.PoolClient, query: Query) => Promise<Columns>;

interface Query {
  sql: string;
  parameters: readonly unknown[];
}

/** Returns a function that asks PostgreSQL once for the columns of each query. */
export function queryColumns(): ColumnsOf {
  const known = new Map<string, Columns>();
  return async (client, { sql, parameters }) => {
    const columns = known.get(sql);
    if (columns !== undefined) return columns;
    const nothing = `select * from (${sql}) as rows limit 0`;
    const { fields } = await client.query(nothing, parameters.map(stored));
    const asked = fields.map(({ name, dataTypeID }) => ({ name, read: parserOf(dataTypeID) }));
    known.set(sql, asked);
    return asked;
  };
}

/**
 * Calls `visit` for each row of a query, with PostgreSQL's bulk copy, which has no round trips between
 * rows. Waits for `visit` if it returns a promise. `visit` must not use the connection.
 */
export async function copyOut<Row>(
  client: pg.PoolClient,
  query: Query,
  columns: Columns,
  visit: (row: Row) => void | Promise<void>,
): Promise<void> {
  // The server sends all rows in any case, so after an error they are read and left out.
  let failure: { error: unknown } | undefined;
  const lines = new Lines();
  for await (const chunk of client.query(to(`copy (${withValues(client, query)}) to stdout`))) {
    if (failure !== undefined) continue;
    try {
      for (const line of lines.completedBy(chunk as Buffer)) {
        const pending = visit(rowOf(line, columns) as Row);
        if (pending !== undefined) await pending;
      }
    } catch (error) {
      failure = { error };
    }
  }
  if (failure !== undefined) throw failure.error;
}

/** The lines of a text that comes in parts. Cost: O(characters), also of a line in many parts. */
class Lines {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #parts: string[] = [];

  /** Returns the lines that end in the next part. */
  completedBy(part: Buffer): string[] {
    const lines = this.#decoder.decode(part, { stream: true }).split('\n');
    const last = lines.pop()!;
    if (lines.length > 0) {
      lines[0] = [...this.#parts, lines[0]].join('');
      this.#parts = [];
    }
    if (last !== '') this.#parts.push(last);
    return lines;
  }
}

function rowOf(line: string, columns: Columns): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let from = 0;
  for (const { name, read } of columns) {
    const tab = line.indexOf('\t', from);
    const text = line.slice(from, tab === -1 ? line.length : tab);
    from = tab + 1;
    row[name] = text === '\\N' ? null : read(text.includes('\\') ? unescaped(text) : text);
  }
  return row;
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function unescaped(text: string): string {
  return text.replace(/\\(.)/gsu, (_, letter: string) => ESCAPES[letter] ?? letter);
}

/** `copy` takes no parameters. */
function withValues(client: pg.PoolClient, { sql, parameters }: Query): string {
  return sql.replace(/\$(\d+)/gu, (_, at: string) => literal(client, parameters[Number(at) - 1]));
}

function literal(client: pg.PoolClient, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return String(value);
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'::bytea`;
  return client.escapeLiteral(String(stored(value)));
}
