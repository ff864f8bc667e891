import { formatInstant } from './instant.ts';
import { readWrittenDate } from './written-date.ts';

/** A year of five or six digits, with or without its sign. */
const FAR = /^\+?(\d{5,6})(-.*)$/;

/**
 * Explains what a number, or a time far in the future, was meant to be. Returns `undefined` for
 * anything else.
 *
 * @example epochHint(1772323200) // 'seconds or milliseconds ... must be written as
 * 2026-03-01T00:00:00Z'
 */
export function epochHint(value: unknown): string | undefined {
  if (typeof value === 'number') {
    const read = readWrittenDate(String(value));
    return read !== undefined && 'at' in read
      ? `seconds or milliseconds since 1970 must be written as ${formatInstant(read.at)}`
      : undefined;
  }
  const [, year, rest] = FAR.exec(typeof value === 'string' ? value : '') ?? [];
  if (year === undefined) return undefined;
  const meant = Math.trunc(Date.parse(`+${year.padStart(6, '0')}${rest}`) / 1000);
  return meant < Date.UTC(2100, 0)
    ? `milliseconds were read as seconds; it may be ${formatInstant(meant)}`
    : undefined;
}
