import type { InsertQueryNode } from 'kysely';
import type { Prepared, SqlValue } from '../sql/database.ts';

/** A statement for many lists of values. */
export interface SetStatement {
  sql: string;
  parameters: unknown[];
}

const PARAMETER = /\$(\d+)/gu;
const VALUES = / values \(([^)]*)\)/u;

/**
 * Returns one statement that does what another one does for each list of values. The values become
 * the rows of a table `v`, in which they are called `p1`, `p2`, and their position in the list `n`.
 * A value that all lists share, such as the account, is passed once, so that PostgreSQL looks in the
 * part of that account only.
 *
 * A select or a change returns `n` of each row that it found or changed, an insert the key of each
 * that it added.
 *
 * @param types of the parameters.
 */
export function setStatement(
  { sql, key, query }: Prepared,
  types: readonly string[],
  values: readonly (readonly SqlValue[])[],
): SetStatement {
  const parameters: unknown[] = [];
  const columns: string[] = [];
  const lists: string[] = [];
  const references = types.map((type, at) => {
    const first = values[0][at];
    if (values.every((row) => isSame(row[at], first))) {
      return `$${parameters.push(first)}::${type}`;
    }
    lists.push(`$${parameters.push(values.map((row) => row[at]))}::${type}[]`);
    columns.push(`p${at + 1}`);
    return `v.p${at + 1}`;
  });
  // There is a list even if all values are the same.
  lists.push(`$${parameters.push(values.map((_, at) => at))}::integer[]`);
  const table = `unnest(${lists.join(', ')}) as v (${[...columns, 'n'].join(', ')})`;
  const said = sql.replace(PARAMETER, (_, at: string) => references[Number(at) - 1]);
  return { sql: over(table, said, query.kind, key), parameters };
}

function over(
  table: string,
  sql: string,
  kind: Prepared['query']['kind'],
  key: readonly string[],
): string {
  switch (kind) {
    case 'SelectQueryNode':
      return `select v.n, found.* from ${table} cross join lateral (${sql}) as found`;
    case 'InsertQueryNode':
      return sql.replace(VALUES, (_, values) => ` select ${values} from ${table}`) + returning(key);
    case 'UpdateQueryNode':
      return `${sql.replace(' where ', () => ` from ${table} where `)} returning v.n`;
    case 'DeleteQueryNode':
      return `${sql.replace(' where ', () => ` using ${table} where `)} returning v.n`;
    default:
      throw new Error(`${kind} cannot run for many values`);
  }
}

function returning(columns: readonly string[]): string {
  return columns.length === 0 ? '' : ` returning ${columns.map((name) => `"${name}"`).join(', ')}`;
}

/** Returns where in the values of an insert the columns of its key are. */
export function placesOf({ query, key }: Prepared): number[] {
  const columns = (query as InsertQueryNode).columns!.map(({ column }) => column.name);
  return key.map((name) => columns.indexOf(name));
}

function isSame(a: SqlValue, b: SqlValue): boolean {
  return a === b || (Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b));
}
