import type { Fields } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import { type DateOrder, readWrittenDate } from '../../model/written-date.ts';

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

/** Returns a time in any format, if it is unambiguous in this order of day, month and year. */
export function timeOf(
  fields: Fields,
  column: string | undefined,
  order?: DateOrder,
): Instant | undefined {
  const text = textOf(fields, column);
  const date = text === undefined ? undefined : readWrittenDate(text, order);
  return date !== undefined && 'at' in date ? date.at : undefined;
}
