import type { Branded } from './brand.ts';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Branded<number, 'Instant'>;

export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const LATEST = Date.UTC(2100, 0, 1);

/**
 * Parses an RFC 3339 time. Returns `undefined` for anything else, for days that the calendar does
 * not have, and for times before 1970 or after 2099, which no platform can have sent. Cuts
 * fractions to milliseconds. It reads characters, because every event has a time and a regular
 * expression takes ten times as long.
 */
export function parseInstant(text: string): Instant | undefined {
  if (!hasShape(text)) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  // A leap second is written :60. It is the first instant of the next minute.
  if (!(month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 60)) return undefined;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return undefined;
  const zone = endOfFraction(text);
  const millis = zone === 19 ? 0 : Math.trunc(digits(text, 20, zone - 20) / 10 ** (zone - 23));
  const instant =
    Date.UTC(year, month - 1, day, hour, minute, second, millis) - offsetAt(text, zone);
  return instant >= 0 && instant < LATEST ? (instant as Instant) : undefined;
}

const DAY_ALONE = /^\d{4}-\d\d-\d\d$/;

/** Parses what people type: an RFC 3339 time, or a day, which means its first moment in UTC. */
export function parseDayOrInstant(text: string): Instant | undefined {
  return parseInstant(DAY_ALONE.test(text) ? `${text}T00:00:00Z` : text);
}

/** Writes an instant as RFC 3339 in UTC. Leaves out a fraction of zero. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** Returns whether a text has the separators of `2024-03-01T12:00:00`, and room for a zone. */
function hasShape(text: string): boolean {
  return (
    text.length >= 20 &&
    text.length <= 35 &&
    text[4] === '-' &&
    text[7] === '-' &&
    (text[10] === 'T' || text[10] === 't' || text[10] === ' ') &&
    text[13] === ':' &&
    text[16] === ':'
  );
}

/** Returns the number in `count` characters of the text, or NaN if one of them is not a digit. */
function digits(text: string, from: number, count: number): number {
  if (count < 1 || count > 9) return NaN;
  let number = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Returns where the zone begins: after the seconds and their fraction. */
function endOfFraction(text: string): number {
  if (text[19] !== '.') return 19;
  let end = 20;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}

/**
 * Returns how many milliseconds the zone at that place is ahead of UTC; NaN if it is not a zone.
 */
function offsetAt(text: string, zone: number): number {
  const mark = text[zone];
  if (mark === 'Z' || mark === 'z') return text.length === zone + 1 ? 0 : NaN;
  if ((mark !== '+' && mark !== '-') || text.length !== zone + 6 || text[zone + 3] !== ':') {
    return NaN;
  }
  const hours = digits(text, zone + 1, 2);
  const minutes = digits(text, zone + 4, 2);
  if (!(hours <= 23 && minutes <= 59)) return NaN;
  return (hours * 60 + minutes) * 60_000 * (mark === '-' ? -1 : 1);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
