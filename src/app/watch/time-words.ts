/** A time of day, in the time zone of its plan. */
export interface TimeOfDay {
  hour: number;
  minute: number;
}

/** A map, because an object would also have `constructor`. */
const WORDS: ReadonlyMap<string, TimeOfDay> = new Map([
  ['noon', { hour: 12, minute: 0 }],
  ['midday', { hour: 12, minute: 0 }],
  ['midnight', { hour: 0, minute: 0 }],
]);

/** `7`, `7:30`, `07.30`, `7pm`, `7:30 pm`, `noon`; `undefined`: not a time. */
export function readTime(text: string): TimeOfDay | undefined {
  const typed = text.trim().toLowerCase();
  const word = WORDS.get(typed);
  if (word !== undefined) return word;
  const match = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|h|o'clock)?$/.exec(typed);
  if (match === null) return undefined;
  const [, hours, minutes, half] = match;
  const minute = Number(minutes ?? 0);
  const isHalved = half === 'am' || half === 'pm';
  const typedHour = Number(hours);
  if (minute > 59 || typedHour > 23 || (isHalved && (typedHour < 1 || typedHour > 12)))
    return undefined;
  const hour = isHalved ? (typedHour % 12) + (half === 'pm' ? 12 : 0) : typedHour;
  return { hour, minute };
}

/** Reads several times, such as `7, 13 and 19:30`; `undefined`: one of them is not a time. */
export function readTimes(text: string): TimeOfDay[] | undefined {
  const times = text.split(/, and |, ?| and /).map(readTime);
  return times.some((time) => time === undefined) ? undefined : (times as TimeOfDay[]);
}

export function writeTime({ hour, minute }: TimeOfDay): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
