import type { Instant } from '../../model/instant.ts';
import { readWrittenDate } from '../../model/written-date.ts';

/** Finds parts of a name that may be a date, with or without a time after it. */
const DATES = [
  /(?<!\d)\d{4}([-_. ]?)\d{2}\1\d{2}(?:[T_ -]?\d{2}[-_:.]?\d{2}(?:[-_:.]?\d{2})?Z?)?(?!\d)/g,
  /(?<!\d)\d{1,2}([-_. ])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/g,
  /(?<!\d)\d{1,2}[-_. ]?\p{L}{3,9}[-_. ]?\d{4}(?!\d)/gu,
  /\p{L}{3,9}[-_. ]?\d{1,2}[-_., ]+\d{4}(?!\d)/gu,
];

/** Returns the dates that the name of a file can mean: several if it is ambiguous. */
export function datesInName(path: string): Instant[] {
  const name = baseName(path).replace(/\.\w{1,5}(?:\.gz)?$/, '');
  const found = new Set<Instant>();
  for (const pattern of DATES) {
    for (const [text] of name.matchAll(pattern)) {
      for (const instant of meaningsOf(text)) found.add(instant);
    }
    if (found.size > 0) break;
  }
  return [...found];
}

/** Returns the last part of a path, even of a Windows path on another system. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1)!;
}

function meaningsOf(text: string): Instant[] {
  const [, day, time] = /^(\d{4}[-_. ]?\d{2}[-_. ]?\d{2})(?:[T_ -]?(.+))?$/.exec(text) ?? [];
  const date = readWrittenDate((day ?? text).replaceAll('_', '-'));
  if (date === undefined) return [];
  const days = 'at' in date ? [date.at] : date.candidates;
  return days.map((at) => (at + millisOf(time)) as Instant);
}

/** Reads `0815`, `08-15-30` or `081530` after a day, in ms; 0 if it is no time. */
function millisOf(time: string | undefined): number {
  const digits = (time ?? '').replaceAll(/\D/g, '').padEnd(6, '0');
  const [hour, minute, second] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 0;
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}
