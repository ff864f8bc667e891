import type { Fields } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import { parseInstant } from '../../model/instant.ts';
import { Rejection, show } from '../../model/rejection.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Sat Feb 18 12:33:11 +0000 2023` */
const WORDED = /^\w{3} (\w{3}) (\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2}) (\d{4})$/;
/** `2013-09-07 05:27:57 +0000` */
const SPACED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/;

/** Reads a time in one of the three formats of archives; `undefined` for anything else. */
export function parseArchiveTime(text: string): Instant | undefined {
  const worded = WORDED.exec(text);
  if (worded !== null) {
    const [, month, day, time, hours, minutes, year] = worded;
    const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
    return parseInstant(`${year}-${number}-${day}T${time}${hours}:${minutes}`);
  }
  const spaced = SPACED.exec(text);
  if (spaced !== null) {
    const [, date, time, hours, minutes] = spaced;
    return parseInstant(`${date}T${time}${hours}:${minutes}`);
  }
  return parseInstant(text);
}

export function archiveTime(fields: Fields, name: string): Instant {
  const instant = optionalArchiveTime(fields, name);
  if (instant === undefined) throw new Rejection(`\`${name}\` is missing`);
  return instant;
}

export function optionalArchiveTime(fields: Fields, name: string): Instant | undefined {
  const value = fields[name];
  if (value == null) return undefined;
  const instant = typeof value === 'string' ? parseArchiveTime(value) : undefined;
  if (instant !== undefined) return instant;
  throw new Rejection(
    `\`${name}\` (${show(value)}) is not a time such as Sat Feb 18 12:33:11 +0000 2023`,
  );
}
