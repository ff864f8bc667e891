import type { Branded } from './brand.ts';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Branded<number, 'Instant'>;

export const SECOND = 1000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

const LATEST = Date.UTC(2100, 0, 1);

/**
 * Reads an RFC 3339 time. Returns `undefined` for what is no such time, for days the calendar
 * does not have, and for times before 1970 or after 2099, which no platform can have sent.
 * Fractions beyond milliseconds are cut.
 */
export function parseInstant(text: string): Instant | undefined {
  const parts = RFC_3339.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number, number, number, number, number, number,
  ];
  // A leap second is written :60; it is the first instant of the next minute.
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  const millis = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  let offset = 0;
  if (parts[8] !== undefined) {
    const offsetHours = Number(parts[9]);
    const offsetMinutes = Number(parts[10]);
    if (offsetHours > 23 || offsetMinutes > 59) return undefined;
    offset = (offsetHours * 60 + offsetMinutes) * 60_000 * (parts[8] === '-' ? -1 : 1);
  }
  const instant = Date.UTC(year, month - 1, day, hour, minute, second, millis) - offset;
  return instant >= 0 && instant < LATEST ? (instant as Instant) : undefined;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Writes an instant as RFC 3339 in UTC, without a fraction where there is none. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
