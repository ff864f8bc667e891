/** A time of day, in a time zone that is said elsewhere. */
export interface TimeOfDay {
  hour: number;
  minute: number;
}

/** A map: an object would know `constructor`, too. */
const WORDS: ReadonlyMap<string, TimeOfDay> = new Map([
  ['noon', { hour: 12, minute: 0 }],
  ['midday', { hour: 12, minute: 0 }],
  ['midnight', { hour: 0, minute: 0 }],
]);

/** `7`, `7:30`, `07.30`, `7pm`, `7:30 pm`, `noon`; `undefined`: it is no time. */
export function readTime(text: string): TimeOfDay | undefined {
  const said = text.trim().toLowerCase();
  const word = WORDS.get(said);
  if (word !== undefined) return word;
  const match = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|h|o'clock)?$/.exec(said);
  if (match === null) return undefined;
  const [, hours, minutes, half] = match;
  const minute = Number(minutes ?? 0);
  const isHalved = half === 'am' || half === 'pm';
  const typed = Number(hours);
  if (minute > 59 || typed > 23 || (isHalved && (typed < 1 || typed > 12))) return undefined;
  const hour = isHalved ? (typed % 12) + (half === 'pm' ? 12 : 0) : typed;
  return { hour, minute };
}

/** Several, as `7, 13 and 19:30`; `undefined`: one of them is no time. */
export function readTimes(text: string): TimeOfDay[] | undefined {
  const times = text.split(/, and |, ?| and /).map(readTime);
  return times.some((time) => time === undefined) ? undefined : (times as TimeOfDay[]);
}

export function writeTime({ hour, minute }: TimeOfDay): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
