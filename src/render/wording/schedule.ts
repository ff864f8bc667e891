import type {
  LiveReports,
  ScheduleCost,
  ScheduleDigest,
  SchedulePlan,
  ScheduleRun,
} from '../../model/pages/schedule-page.ts';
import { changesInWords } from './changes.ts';
import { writeDollars } from './money.ts';
import { writeCount, writeNumberOf } from './numbers.ts';

// Texts from outside are copied as they are; whoever shows these lines makes them harmless.

/** The times and the quiet hours, a line each. */
export function planInWords({ when, zone, quiet, reportInQuiet }: SchedulePlan): string[] {
  const hours = quiet && quietInWords(quiet, reportInQuiet);
  return [`${when} (${zone})`, ...(hours === null ? [] : [`quiet from ${hours}`])];
}

/** `22:00 to 7:00; the report is updated only then` */
export function quietInWords(
  { from, to }: NonNullable<SchedulePlan['quiet']>,
  reportInQuiet: boolean,
): string {
  return `${from} to ${to}${reportInQuiet ? '; the report is updated only then' : ''}`;
}

/**
 * The result of a run, and what to do if it failed.
 *
 * @param isFree whether the platform charges nothing.
 */
export function runInWords(run: ScheduleRun, isFree: boolean): string[] {
  const { outcome, followers, came, left, found, message, advice } = run;
  const count = followers === undefined ? '' : writeNumberOf(followers, 'follower', 'followers');
  const changes =
    came === undefined || left === undefined ? '' : `: ${changesInWords(came, left, found ?? {})}`;
  const spent = isFree ? '' : `. ${inDollars(run.spent)}`;
  const result = count === '' ? '' : `${count}${changes}${spent}`;
  switch (outcome) {
    case 'complete':
      return [result || `Done${spent || '.'}`];
    case 'incomplete':
      return [`The list is incomplete (${count})${spent || '.'}`];
    case 'interrupted':
    case 'aborted':
      return ['Interrupted. The next run continues it.'];
    default:
      return [
        ...(result === '' ? [] : [result]),
        `Failed: ${message ?? outcome ?? ''}`,
        ...(advice === undefined ? [] : [advice]),
      ];
  }
}

/** `since Tue 24 Nov, 14:02, last heard 3 s ago` */
export function liveInWords(
  { since, heard, unreachable }: LiveReports,
  zone: string,
  now: number,
): string {
  if (unreachable !== null) {
    return `no server can be reached since ${writeMoment(unreachable, zone)}; trying again. Until then, snapshots show who left.`;
  }
  const seconds = Math.max(0, Math.round((now - Date.parse(heard)) / 1000));
  const ago = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return `since ${writeMoment(since, zone)}, last heard ${ago} ago`;
}

/** The results of several days, a line each. */
export function digestInWords(digest: ScheduleDigest, isFree: boolean): string[] {
  const { whole, begun, followers, came, left, found, spent } = digest;
  const done = `${writeCount(whole)} of ${writeNumberOf(begun, 'snapshot', 'snapshots')} complete${isFree ? '' : `; ${inDollars(spent)}`}`;
  if (followers === null) return [done];
  const { first, last } = followers;
  const now = writeNumberOf(last, 'follower', 'followers');
  const changes = begun > 1 ? [changesInWords(came, left, found)] : [];
  return [first === last ? now : `${writeCount(first)} to ${now}`, ...changes, done];
}

/** What a month costs, and commands to run if that exceeds the limits. */
export interface CostInWords {
  says: string[];
  commands: string[];
}

/** @param cost null if the number of followers is unknown. */
export function costInWords(plan: SchedulePlan, cost: ScheduleCost | null): CostInWords {
  if (cost === null) {
    const unknown =
      'The cost of a month is unknown, because the platform has not reported the number of followers.';
    return { says: [unknown], commands: [] };
  }
  const { followers, snapshots, low, high, monthCap, runCap, run } = cost;
  const counts =
    `About ${writeNumberOf(snapshots, 'snapshot', 'snapshots')} a month of ` +
    writeNumberOf(followers, 'follower', 'followers');
  if (high === 0) return { says: [`${counts} cost nothing.`], commands: [] };
  const about =
    `${counts} cost ${range(low, high)}, plus a cent for ` +
    `each follower who left. Your limits are ${inDollars(monthCap)} a month and ${inDollars(runCap)} a snapshot.`;
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
          'The limit may not last the whole month. Tribefinder then skips engagements or the last days. To be safe:',
        ],
        commands,
      };
    case 'part':
      return {
        says: [
          about,
          `The limit lasts about ${writeNumberOf(Math.floor((monthCap / low) * 30), 'day', 'days')}. After that, Tribefinder takes no snapshots until the next month. Take them less often, or raise the limit:`,
        ],
        commands,
      };
    case 'never':
      return {
        says: [
          about,
          'The limit is below the cost of one snapshot, so Tribefinder would take none. Raise the limit:',
        ],
        commands: [caps],
      };
  }
}

/** A command for a schedule within the limits. */
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
