const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Writes the day of an RFC 3339 time, in UTC: `3 Nov 2025`. */
export function writeDay(instant: string): string {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Writes a period: `3 Nov 2025 to 2 Nov 2026`, or a single day if both are the same. */
export function writePeriod(from: string, to: string): string {
  const [first, last] = [writeDay(from), writeDay(to)];
  return first === last ? first : `${first} to ${last}`;
}

/** Writes an RFC 3339 time to the minute, in UTC: `3 Nov 2025 08:00`. */
export function writeMinute(instant: string): string {
  return `${writeDay(instant)} ${new Date(instant).toISOString().slice(11, 16)}`;
}
