import type {
  ScheduleCost,
  ScheduleDigest,
  SchedulePlan,
  ScheduleRun,
} from '../../model/pages/schedule-page.ts';
import { changesInWords } from './changes-in-words.ts';
import { writeDollars } from './money.ts';
import { writeCount, writeNumberOf } from './numbers.ts';

// What stands in quotes of the owner's or of others' here is as it came: it is made harmless where
// it is shown.

/** When, and what of the quiet hours, a line each. */
export function planInWords({ when, zone, quiet, reportInQuiet }: SchedulePlan): string[] {
  const hours = quiet && quietInWords(quiet, reportInQuiet);
  return [`${when} (${zone})`, ...(hours === null ? [] : [`quiet from ${hours}`])];
}

/** `22:00 to 7:00; the report is worked out only then` */
export function quietInWords(
  { from, to }: NonNullable<SchedulePlan['quiet']>,
  reportInQuiet: boolean,
): string {
  return `${from} to ${to}${reportInQuiet ? '; the report is worked out only then' : ''}`;
}

/** What a run brought, and what to do where it failed. */
export function runInWords(run: ScheduleRun): string[] {
  const { outcome, followers, came, left, found, message, advice } = run;
  const count = followers === undefined ? '' : writeNumberOf(followers, 'follower', 'followers');
  const changes =
    came === undefined || left === undefined ? '' : `: ${changesInWords(came, left, found ?? {})}`;
  const spent = inDollars(run.spent);
  const brought = count === '' ? '' : `${count}${changes}. ${spent}`;
  switch (outcome) {
    case 'complete':
      return [brought || `Done. ${spent}`];
    case 'incomplete':
      return [`The list was not whole (${count}). ${spent}`];
    case 'interrupted':
    case 'aborted':
      return ['Interrupted; gone on with next time.'];
    default:
      return [
        ...(brought === '' ? [] : [brought]),
        `Not done: ${message ?? outcome ?? ''}`,
        ...(advice === undefined ? [] : [advice]),
      ];
  }
}

/** What some days brought, a line each. */
export function digestInWords(digest: ScheduleDigest): string[] {
  const { whole, begun, followers, came, left, found, spent } = digest;
  const taken = `${writeCount(whole)} of ${writeNumberOf(begun, 'snapshot', 'snapshots')} done; ${inDollars(spent)}`;
  if (followers === null) return [taken];
  const { first, last } = followers;
  const now = writeNumberOf(last, 'follower', 'followers');
  const changes = begun > 1 ? [changesInWords(came, left, found)] : [];
  return [first === last ? now : `${writeCount(first)} to ${now}`, ...changes, taken];
}

/** What a month costs, and what may be typed where that is more than is allowed. */
export interface CostInWords {
  says: string[];
  commands: string[];
}

/** `null`: nobody knows how many follow. */
export function costInWords(plan: SchedulePlan, cost: ScheduleCost | null): CostInWords {
  if (cost === null) {
    const unknown = 'X does not say now how many follow, so nobody knows what a month will cost.';
    return { says: [unknown], commands: [] };
  }
  const { followers, snapshots, low, high, monthCap, runCap, run } = cost;
  const about =
    `A month is about ${writeNumberOf(snapshots, 'snapshot', 'snapshots')} of ` +
    `${writeNumberOf(followers, 'follower', 'followers')}: ${range(low, high)}, and a cent for ` +
    `each who is missing. You allow ${inDollars(monthCap)} a month, ${inDollars(runCap)} a time.`;
  const caps = `tribe spending${run > runCap ? ` --run-cap ${Math.ceil(run)}` : ''}${high > monthCap ? ` --month-cap ${Math.ceil(high)}` : ''}`;
  const less = rarer(plan, cost);
  const commands = [...(less === undefined ? [] : [less]), caps];
  switch (cost.fits) {
    case 'yes':
      return { says: [about], commands: [] };
    case 'close':
      return {
        says: [
          about,
          'That may not be enough to the end: then what is left out is who reacted, or the last days. To be sure:',
        ],
        commands,
      };
    case 'part':
      return {
        says: [
          about,
          `That is not enough: the money would be used up after about ${writeNumberOf(Math.floor((monthCap / low) * 30), 'day', 'days')}, and nothing be read until the next month. Read less often, or allow more:`,
        ],
        commands,
      };
    case 'never':
      return {
        says: [
          about,
          'That is not enough for one list, so no snapshot would be taken at all. Allow more:',
        ],
        commands: [caps],
      };
  }
}

/** A schedule that would do with the money, to be typed. */
function rarer({ crons }: SchedulePlan, { everyDays }: ScheduleCost): string | undefined {
  if (everyDays < 2 || everyDays > 31) return undefined;
  const [minute, hour] = crons[0]!.split(' ').map(Number);
  const time = `${Number.isInteger(hour) ? hour : 7}:${String(Number.isInteger(minute) ? minute : 0).padStart(2, '0')}`;
  return `tribe watch "every ${everyDays} days at ${time}"`;
}

function range(low: number, high: number): string {
  const [from, to] = [Math.ceil(low), Math.ceil(high)];
  return from === to ? `$${from}` : `$${from} to $${to}`;
}

function inDollars(amount: number): string {
  return writeDollars(Math.round(amount * 1e6));
}

/** `Tue 24 Nov, 07:00` */
export function writeMoment(at: string | number, zone: string): string {
  return new Date(at).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
}
