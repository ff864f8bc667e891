import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountStore } from '../store/ports/account-store.ts';

/** Which rejected rows: those of a file, or those from one number to another; `undefined`: all. */
export type DismissedRows = { file: string } | { first: number; last: number } | undefined;

/**
 * Closes rejected rows without importing them. Their record stays. Returns how many were open. Throws
 * a `TribeError` if no file has this name.
 */
export async function dismissRows(
  { log, quarantine }: Pick<AccountStore, 'log' | 'quarantine'>,
  rows: DismissedRows,
  now: number,
): Promise<number> {
  if (rows === undefined) return quarantine.resolveAll({}, now);
  if (!('file' in rows)) return quarantine.resolveAll(rows, now);
  const dismissed = await quarantine.resolveAll({ source: rows.file }, now);
  if (dismissed > 0 || (await log.sources()).some(({ name }) => name === rows.file)) {
    return dismissed;
  }
  throw new TribeError(
    `There are no rejected rows of a file ${rows.file}.`,
    'To see how the files are named: tribe quarantine',
    EXIT.usage,
  );
}
