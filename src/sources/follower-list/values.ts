import type { Fields } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import { readWrittenDate } from '../../model/written-date.ts';

/** Returns the text of a field, or the digits of a number; `undefined` if there is none. */
export function textOf(fields: Fields, column: string | undefined): string | undefined {
  const value = column === undefined ? undefined : fields[column];
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** Returns a count, with or without separators of thousands; `undefined` for anything else. */
export function countOf(fields: Fields, column: string | undefined): number | undefined {
  const text = textOf(fields, column);
  if (text === undefined) return undefined;
  const plain = /^\d{1,3}(?:[,. '\u00a0\u202f]\d{3})+$/.test(text)
    ? text.replaceAll(/\D/g, '')
    : text;
  return /^\d{1,15}(?:\.0)?$/.test(plain) ? Number(plain) : undefined;
}

/** Returns a time in any format, if it is unambiguous. */
export function timeOf(fields: Fields, column: string | undefined): Instant | undefined {
  const text = textOf(fields, column);
  const date = text === undefined ? undefined : readWrittenDate(text);
  return date !== undefined && 'at' in date ? date.at : undefined;
}
