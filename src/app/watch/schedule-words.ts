import { Cron } from 'croner';
import { EXIT, TribeError } from '../../model/errors.ts';
import { readTimes, type TimeOfDay } from './time-words.ts';

/** When something is due, in the time zone of its plan. */
export interface Rhythm {
  /** Cron expressions. The plan is due whenever one of them is. */
  crons: string[];
  /** Due only every so many days; 1: every day. */
  everyDays: number;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const USUAL_TIMES: TimeOfDay[] = [{ hour: 7, minute: 0 }];

const HOW =
  'Use "daily at 7", "every 6 hours", "mondays and thursdays at 9:30", ' +
  '"every 3 days at 18:00", "monthly on the 1st at 7", or as a cron expression: "30 7 * * *".';

/**
 * Reads plain words or a cron expression. The default time is 7:00. Throws a `TribeError` with
 * examples for any other text.
 */
export function readRhythm(text: string): Rhythm {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const rhythm = hourly(words) ?? onDays(words) ?? expression(text.trim());
  if (rhythm === undefined) throw new TribeError(`'${text}' is not a schedule.`, HOW, EXIT.usage);
  return rhythm;
}

function hourly(words: string): Rhythm | undefined {
  const match = /^(?:hourly|every hour|every (\d{1,2}) hours?)$/.exec(words);
  if (match === null) return undefined;
  const hours = Number(match[1] ?? 1);
  if (hours < 1 || 24 % hours !== 0) {
    const advice = 'Use 1, 2, 3, 4, 6, 8, 12 or 24 hours, or "every 2 days at 7".';
    throw new TribeError(`${hours} hours do not divide a day evenly.`, advice, EXIT.usage);
  }
  const every = hours === 24 ? '0' : hours === 1 ? '*' : `*/${hours}`;
  return { crons: [`0 ${every} * * *`], everyDays: 1 };
}

/** Reads words for days, and times of day after `at`. */
function onDays(words: string): Rhythm | undefined {
  const [, days, times] = /^(.*?)(?: at (.+))?$/.exec(words)!;
  const at = times === undefined ? USUAL_TIMES : readTimes(times);
  if (at === undefined || days === undefined) return undefined;
  const every = /^every (?:(other|second)|(\d{1,2})) (days?|weeks?)$/.exec(days);
  if (every !== null) {
    const count = every[1] === undefined ? Number(every[2]) : 2;
    if (count < 1) return undefined;
    return {
      crons: crons(at, '* * *'),
      everyDays: every[3]!.startsWith('week') ? 7 * count : count,
    };
  }
  const fields = dayFields(days);
  return fields === undefined ? undefined : { crons: crons(at, fields), everyDays: 1 };
}

function crons(times: readonly TimeOfDay[], days: string): string[] {
  return times.map(({ hour, minute }) => `${minute} ${hour} ${days}`);
}

/** Returns the cron fields for day of the month, month and day of the week. */
function dayFields(days: string): string | undefined {
  if (['daily', 'every day', 'each day'].includes(days)) return '* * *';
  if (/^(?:every |on )?weekdays?$/.test(days)) return '* * 1-5';
  if (/^(?:every |on )?weekends?$/.test(days)) return '* * 0,6';
  if (['weekly', 'every week'].includes(days)) return '* * 1';
  const monthly = /^(?:monthly|every month)(?: on the (\d{1,2})(?:st|nd|rd|th)?)?$/.exec(days);
  if (monthly !== null) {
    const day = Number(monthly[1] ?? 1);
    // Not every month has later days.
    return day >= 1 && day <= 28 ? `${day} * *` : undefined;
  }
  const named = days
    .replace(/^(?:weekly on|every week on|every|on) /, '')
    .split(/, and |, ?| and /);
  const numbers = named.map((name) => DAYS.findIndex((day) => isNamed(name, day)));
  return numbers.includes(-1) ? undefined : `* * ${[...new Set(numbers)].toSorted().join(',')}`;
}

/** `mon`, `monday`, `mondays` */
function isNamed(name: string, day: string): boolean {
  const singular = name.replace(/s$/, '');
  return (
    name === day || singular === day || (name.length >= 3 && name === day.slice(0, name.length))
  );
}

function expression(text: string): Rhythm | undefined {
  if (!/^(?:@[a-z]+|\S+(?: +\S+){4})$/i.test(text)) return undefined;
  try {
    // For example, 31 February never comes.
    if (new Cron(text, { timezone: 'UTC' }).nextRun() === null) return undefined;
    return { crons: [text], everyDays: 1 };
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/^Cron\w+: /, '') : String(error);
    throw new TribeError(`'${text}' is not a cron expression: ${what}`, HOW, EXIT.usage);
  }
}
