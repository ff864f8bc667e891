import { bareWord, isBesideDate, monthsNamed } from './calendar-words.ts';
import { type Instant, parseDayOrInstant, parseInstant } from './instant.ts';

/**
 * What a date as people write it can mean: one moment, or several (3/4/2026) of which only the
 * owner knows the right one. The likeliest comes first.
 */
export type WrittenDate = { at: Instant } | { candidates: Instant[] };

/** The orders in which people write day, month and year as numbers, the likeliest first. */
export const DATE_ORDERS = ['day first', 'month first', 'year first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * Reads a date as people and programs write it: `1 March 2026`, `Mar 1st, 2026 3:15 pm`,
 * `1.3.2026`, `2026年3月1日`, `Sun Mar 01 06:00:00 +0000 2026`, 20260301, or seconds, milliseconds or
 * microseconds since 1970. A date without a time means the first moment of the day, and a time
 * without a zone is UTC. Returns every meaning of an ambiguous date, and `undefined` if it is not a
 * date.
 *
 * @param order the order of day, month and year in dates of three numbers, if it is known
 */
export function readWrittenDate(written: string, order?: DateOrder): WrittenDate | undefined {
  const text = written.normalize('NFKC').trim();
  if (text.length > LONGEST) return undefined;
  const exact = parseDayOrInstant(text) ?? sinceEpoch(text);
  const found =
    exact === undefined ? [...new Set(readingsOf(inWesternOrder(text), order))] : [exact];
  if (found.length === 0) return undefined;
  return found.length === 1 ? { at: found[0]! } : { candidates: found };
}

const LONGEST = 80;

/** How many of the unit make a millisecond, by the number of digits. */
const EPOCH_UNITS: Record<number, number> = { 9: 1e-3, 10: 1e-3, 12: 1, 13: 1, 16: 1e3 };

function sinceEpoch(text: string): Instant | undefined {
  const [, whole] = /^(\d+)(?:\.\d{1,6})?$/.exec(text) ?? [];
  const unit = EPOCH_UNITS[whole?.length ?? 0];
  if (unit === undefined) return undefined;
  return parseInstant(new Date(Math.trunc(Number(text) / unit)).toISOString());
}

/** Rewrites 2026年3月1日, 20260301 and 20260301T0600 with separators. */
function inWesternOrder(text: string): string {
  return text
    .replace(/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u, '$1-$2-$3 ')
    .replace(
      /^(\d{4})(\d\d)(\d\d)(?:[T _-]?(\d\d)(\d\d)(\d\d)?(?=Z?$))?/,
      (_, year, month, day, hour, minute, second = '00') =>
        `${year}-${month}-${day}${hour === undefined ? '' : ` ${hour}:${minute}:${second}`}`,
    );
}

const TIME =
  /(?:^|[\sT,])(\d{1,2})(?::(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?(?:\s*([ap])\.?m\b\.?)?(?=$|[\s,Z+-])/iu;
const ZONE = /(?:\s*(?<!\p{L})(?:Z|UTC|GMT)\b|(?<=:\d\d|\s|UTC|GMT)([+-]\d\d):?(\d\d))/giu;

/** Returns all moments that the text can mean. */
function readingsOf(text: string, order: DateOrder | undefined): Instant[] {
  const time = timeIn(text);
  if (time === undefined) return [];
  const days = daysIn(time.rest, order);
  return days.flatMap((day) => parseInstant(`${day}T${time.clock}${time.zone}`) ?? []);
}

interface TimeOfDay {
  clock: string;
  zone: string;
  /** The text without the time. */
  rest: string;
}

/** Finds the time of day and the zone. Returns `undefined` if a zone has no meaning. */
function timeIn(text: string): TimeOfDay | undefined {
  let zone = 'Z';
  const unzoned = text.replace(ZONE, (_, hours?: string, minutes?: string) => {
    if (hours !== undefined) zone = `${hours}:${minutes}`;
    return ' ';
  });
  for (const match of unzoned.matchAll(new RegExp(TIME, 'giu'))) {
    const [whole, hour, minute, second = '00', half] = match;
    if (minute === undefined && half === undefined) continue;
    const hours = half === undefined ? Number(hour) : inHalfDay(Number(hour), half);
    const clock = [hours, minute ?? '00', second].map((n) => String(n).padStart(2, '0')).join(':');
    return { clock, zone, rest: unzoned.replace(whole, ' ') };
  }
  return { clock: '00:00:00', zone, rest: unzoned };
}

/**
 * Converts to 24 hours: 12 am is midnight, 12 pm is noon. Returns 99, which no clock has, for an
 * hour that does not exist.
 */
function inHalfDay(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Returns the days, as YYYY-MM-DD, that a text without a time can mean. */
function daysIn(text: string, order: DateOrder | undefined): string[] {
  const words = text.split(/[\s,./_()-]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)|['’]/u).filter(Boolean);
  const numbers: string[] = [];
  let months: readonly number[] | undefined;
  for (const word of words.map(bareWord)) {
    const named = monthsNamed(word);
    if (/^\d+$/.test(word)) numbers.push(word);
    else if (named.length > 0 && months === undefined) months = named;
    else if (!isBesideDate(word) && !ORDINAL.test(word)) return [];
  }
  if (months !== undefined) return numbers.length === 2 ? withMonth(months, numbers) : [];
  return numbers.length === 3 ? inDigits(numbers, order) : [];
}

const ORDINAL = /^(?:st|nd|rd|th|er|e)$/;

function withMonth(months: readonly number[], [first, second]: string[]): string[] {
  return months.flatMap((month) => [
    ...dayOf(second!, String(month), first!),
    ...dayOf(first!, String(month), second!),
  ]);
}

/** Returns the days in that order of numbers, or in all of them. */
function inDigits([a, b, c]: string[], order: DateOrder | undefined): string[] {
  const days: Record<DateOrder, string[]> = {
    'day first': dayOf(c!, b!, a!),
    'month first': dayOf(c!, a!, b!),
    'year first': dayOf(a!, b!, c!),
  };
  return order === undefined ? DATE_ORDERS.flatMap((each) => days[each]) : days[order];
}

/** A year has four digits, or the last two of this century. A day and a month have one or two. */
function dayOf(year: string, month: string, day: string): string[] {
  if (!/^(?:\d{4}|\d\d)$/.test(year) || month.length > 2 || day.length > 2) return [];
  return [`${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`];
}
