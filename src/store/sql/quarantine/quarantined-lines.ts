import { hash } from 'node:crypto';
import type { SelectQueryBuilder } from 'kysely';
import type { RejectedLine } from '../../ports/event-log.ts';
import type { QuarantinedLine, QuarantinePage } from '../../ports/quarantine-store.ts';
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
  // Databases reject lone surrogates and NUL in text.
  const text = line.text
    .slice(0, LONGEST_QUARANTINED_TEXT)
    .toWellFormed()
    .replaceAll('\0', '\u2400');
  const length = Math.max(line.length ?? 0, line.text.length);
  const digest = hash('sha256', JSON.stringify([line.reason, length, text]), 'hex');
  return {
    text,
    length,
    reason: line.reason,
    fingerprint: Buffer.from(digest.slice(0, 32), 'hex'),
  };
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
  const rows = await quarantinedLines(sql, account)
    .$if(page.includeResolved !== true, (query) => query.where('resolved_at', 'is', null))
    .where('quarantine.id', '>', page.after ?? 0)
    .orderBy('quarantine.id')
    .limit(page.limit ?? DEFAULT_PAGE)
    .execute();
  return rows.map(quarantinedLine);
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
