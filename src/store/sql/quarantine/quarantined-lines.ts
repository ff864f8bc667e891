import { hash } from 'node:crypto';
import {
  type ExpressionBuilder,
  type SelectQueryBuilder,
  sql as fragment,
  type SqlBool,
} from 'kysely';
import type { RejectedLine } from '../../ports/event-log.ts';
import type { FoundRows, QuarantinedLine, QuarantinePage } from '../../ports/quarantine-store.ts';
import { LONGEST_QUARANTINED_TEXT } from '../../ports/quarantine-store.ts';
import type { QuarantineTable, Sql, Tables } from '../schema.ts';

const DEFAULT_PAGE = 1000;

/**
 * Returns what the quarantine stores of a row, with a fingerprint that separates rows with the same
 * line number.
 */
export function quarantineText(
  line: RejectedLine,
): Pick<QuarantineTable, 'text' | 'length' | 'reason' | 'fingerprint'> {
  const text = storable(line.text.slice(0, LONGEST_QUARANTINED_TEXT));
  const length = Math.max(line.length ?? 0, line.text.length);
  const digest = hash('sha256', JSON.stringify([line.reason, length, text]), 'hex');
  return {
    text,
    length,
    reason: line.reason,
    fingerprint: Buffer.from(digest.slice(0, 32), 'hex'),
  };
}

/** Databases reject lone surrogates and NUL in text. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u2400');
}

export function openLineCount(
  sql: Sql,
  account: number,
): SelectQueryBuilder<Tables, 'quarantine', { count: number }> {
  return sql
    .selectFrom('quarantine')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account', '=', account)
    .where('resolved_at', 'is', null);
}

export async function listQuarantined(
  sql: Sql,
  account: number,
  page: QuarantinePage,
): Promise<QuarantinedLine[]> {
  const { sort, skip = 0, after = 0, limit = DEFAULT_PAGE } = page;
  const rows = await quarantinedLines(sql, account)
    .where(isFound(page))
    .where('quarantine.id', '>', after)
    .$if(sort !== undefined, (query) =>
      query.orderBy(COLUMNS[sort!.by], sort!.descending ? 'desc' : 'asc'),
    )
    .orderBy('quarantine.id')
    .limit(limit)
    .offset(skip)
    .execute();
  return rows.map(quarantinedLine);
}

export async function countQuarantined(
  sql: Sql,
  account: number,
  rows: FoundRows,
): Promise<number> {
  const { count } = await sql
    .selectFrom('quarantine')
    .innerJoin('source', 'source.number', 'quarantine.source')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('quarantine.account', '=', account)
    .where(isFound(rows))
    .executeTakeFirstOrThrow();
  return count;
}

const COLUMNS = {
  row: 'quarantine.id',
  file: 'source.name',
  line: 'line',
  reason: 'reason',
  rejected: 'set_aside_at',
} as const satisfies Record<NonNullable<QuarantinePage['sort']>['by'], string>;

/** SQLite has lower-case forms of ASCII letters only, so other ones are also looked for as they are. */
function isFound({ includeResolved = false, text = '' }: FoundRows) {
  const pattern = `%${storable(text).replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return (row: ExpressionBuilder<Tables, 'quarantine' | 'source'>) => {
    const contains = (column: 'source.name' | 'reason' | 'text') => {
      const field = row.ref(column);
      return fragment<SqlBool>`(lower(${field}) like ${pattern.toLowerCase()} escape '\\' or ${field} like ${pattern} escape '\\')`;
    };
    return row.and([
      ...(includeResolved ? [] : [row('resolved_at', 'is', null)]),
      ...(text === ''
        ? []
        : [row.or([contains('source.name'), contains('reason'), contains('text')])]),
    ]);
  };
}

export async function getQuarantined(
  sql: Sql,
  account: number,
  id: number,
): Promise<QuarantinedLine | undefined> {
  const row = await quarantinedLines(sql, account)
    .where('quarantine.id', '=', id)
    .executeTakeFirst();
  return row && quarantinedLine(row);
}

export async function markResolved(
  sql: Sql,
  account: number,
  id: number,
  at: number,
): Promise<void> {
  await sql
    .updateTable('quarantine')
    .set({ resolved_at: at })
    .where('account', '=', account)
    .where('id', '=', id)
    .where('resolved_at', 'is', null)
    .execute();
}

export async function markOpen(sql: Sql, account: number, id: number): Promise<void> {
  await sql
    .updateTable('quarantine')
    .set({ resolved_at: null })
    .where('account', '=', account)
    .where('id', '=', id)
    .execute();
}

type QuarantinedRow = Omit<QuarantineTable, 'account' | 'source' | 'fingerprint'> & {
  source: string;
};

function quarantinedLines(
  sql: Sql,
  account: number,
): SelectQueryBuilder<Tables, 'quarantine' | 'source', QuarantinedRow> {
  return sql
    .selectFrom('quarantine')
    .innerJoin('source', 'source.number', 'quarantine.source')
    .select(['quarantine.id', 'source.name as source', 'line', 'text', 'length', 'reason'])
    .select(['set_aside_at', 'resolved_at', 'awaits', 'awaits_other'])
    .where('quarantine.account', '=', account);
}

function quarantinedLine(row: QuarantinedRow): QuarantinedLine {
  const { id, source, line, text, length, reason } = row;
  const found: QuarantinedLine = {
    id,
    source,
    line,
    text,
    length,
    reason,
    rejectedAt: row.set_aside_at,
    awaitsPerson: row.awaits !== null,
  };
  if (row.resolved_at !== null) found.resolvedAt = row.resolved_at;
  return found;
}
