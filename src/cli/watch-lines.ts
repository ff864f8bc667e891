import type { MonthCost } from '../app/watch/month-cost.ts';
import type { RunRecord } from '../app/watch/run-record.ts';
import type { WatchEvent } from '../app/watch/watch.ts';
import { writeTime } from '../app/watch/time-words.ts';
import type { WatchPlan } from '../app/watch/watch-plan.ts';
import { wrap } from '../exports/wording/wrap.ts';
import { writeNumberOf } from '../exports/wording/numbers.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import { formatInstant, type Instant } from '../model/instant.ts';
import { changesInWords } from './changes-in-words.ts';
import { writeDollars } from './money.ts';
import { type Output, printable } from './output.ts';

const COLUMNS = 80;

/** Whom, when, where. */
export function planLines(account: AccountInfo, plan: WatchPlan, color: Output['color']): string[] {
  const who = account.handle === undefined ? account.id : `@${account.handle}`;
  const [first, ...rest] = planInWords(plan);
  return [
    `Watching ${color.bold(printable(who))}: ${first}.`,
    ...rest.map((part) => `${part[0]!.toUpperCase()}${part.slice(1)}.`),
  ];
}

/** When, and what of the quiet hours, a line each. */
export function planInWords({ when, zone, quiet, reportInQuiet }: WatchPlan): string[] {
  const hours = quiet && `${writeTime(quiet.from)} to ${writeTime(quiet.to)}`;
  const lines = [`${printable(when)} (${zone})`];
  if (hours !== undefined) {
    lines.push(`quiet from ${hours}${reportInQuiet ? '; the report is worked out only then' : ''}`);
  }
  return lines;
}

/** What a month of it costs, and what to do where that is more than is allowed. */
export function costLines(cost: MonthCost | undefined, rarer: string | undefined): string[] {
  if (cost === undefined) {
    return wrapped('X does not say now how many follow, so nobody knows what a month will cost.');
  }
  const { followers, snapshots, low, high, monthCap, runCap, run } = cost;
  const lines = wrapped(
    `A month is about ${writeNumberOf(snapshots, 'snapshot', 'snapshots')} of ` +
      `${writeNumberOf(followers, 'follower', 'followers')}: ${range(low, high)}, and a cent for ` +
      `each who is missing. You allow ${writeDollars(monthCap)} a month, ${writeDollars(runCap)} a time.`,
  );
  const caps = `tribe spending${run > runCap ? ` --run-cap ${dollarsUp(run)}` : ''}${high > monthCap ? ` --month-cap ${dollarsUp(high)}` : ''}`;
  const choices = [...(rarer === undefined ? [] : [`  ${rarer}`]), `  ${caps}`];
  switch (cost.fits) {
    case 'yes':
      return lines;
    case 'close':
      return [
        ...lines,
        ...wrapped(
          'That may not be enough to the end: then what is left out is who reacted, or the last days. To be sure:',
        ),
        ...choices,
      ];
    case 'part':
      return [
        ...lines,
        ...wrapped(
          `That is not enough: the money would be used up after about ${writeNumberOf(Math.floor((monthCap / low) * 30), 'day', 'days')}, and nothing be read until the next month. Read less often, or allow more:`,
        ),
        ...choices,
      ];
    case 'never':
      return [
        ...lines,
        ...wrapped(
          'That is not enough for one list, so no snapshot would be taken at all. Allow more:',
        ),
        `  ${caps}`,
      ];
  }
}

/** A schedule that would do with the money, to be typed. */
export function rarer(plan: WatchPlan, cost: MonthCost | undefined): string | undefined {
  if (cost === undefined || cost.everyDays < 2 || cost.everyDays > 31) return undefined;
  const [minute, hour] = plan.rhythm.crons[0]!.split(' ').map(Number);
  const time = writeTime({
    hour: Number.isInteger(hour) ? hour! : 7,
    minute: Number.isInteger(minute) ? minute! : 0,
  });
  return `tribe watch "every ${cost.everyDays} days at ${time}"`;
}

function wrapped(text: string): string[] {
  return wrap([text], COLUMNS, (label) => label);
}

function range(low: number, high: number): string {
  const [from, to] = [dollarsUp(low), dollarsUp(high)];
  return from === to ? `$${from}` : `$${from} to $${to}`;
}

function dollarsUp(micros: number): number {
  return Math.ceil(micros / 1e6);
}

/** What happened, with when; nothing where it need not be told. */
export function eventLine(event: WatchEvent, at: number, zone: string, once: boolean): string[] {
  const now = `${writeMoment(at, zone)}  `;
  switch (event.kind) {
    case 'waiting':
      if (once) return [];
      if (event.next === undefined) return [`${now}No snapshot is ever due.`];
      return [
        `${now}Next snapshot: ${writeMoment(event.next, zone)}${event.reportAt === undefined ? '' : `; report: ${writeMoment(event.reportAt, zone)}`}`,
      ];
    case 'snapshot begins':
      return event.dueAt < at - 10 * 60_000
        ? [`${now}Making up for ${writeMoment(event.dueAt, zone)}.`]
        : [];
    case 'snapshot':
      return runInWords(event.run).map(
        (line, i) => (i === 0 ? now : ' '.repeat(now.length)) + line,
      );
    case 'report begins':
      return [];
    case 'report':
      return event.failed === undefined
        ? [`${now}The report is up to date: tribe report`]
        : [`${now}No report: ${printable(event.failed.message)}`];
  }
}

/** What a run brought, and what to do where it failed. */
export function runInWords({ outcome, said, spent }: RunRecord): string[] {
  const { followers, came, left, found, message, advice } = said;
  const count = followers === undefined ? '' : writeNumberOf(followers, 'follower', 'followers');
  const changes =
    came === undefined || left === undefined ? '' : `: ${changesInWords(came, left, found ?? {})}`;
  const brought = count === '' ? '' : `${count}${changes}. ${writeDollars(spent)}`;
  switch (outcome) {
    case 'complete':
      return [brought || `Done. ${writeDollars(spent)}`];
    case 'incomplete':
      return [`The list was not whole (${count}). ${writeDollars(spent)}`];
    case 'interrupted':
    case 'aborted':
      return ['Interrupted; gone on with next time.'];
    default:
      return [
        ...(brought === '' ? [] : [brought]),
        `Not done: ${printable(message ?? outcome ?? '')}`,
        ...(advice === undefined ? [] : [printable(advice)]),
      ];
  }
}

/** `Tue 24 Nov, 07:00` */
export function writeMoment(at: number, zone: string): string {
  return new Date(at).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
}

/** A line for machines: times as RFC 3339, money in dollars. */
export function eventAsJson(event: WatchEvent, at: number): object {
  const said = { at: isoOf(at), event: event.kind };
  switch (event.kind) {
    case 'waiting':
      return { ...said, next: isoOf(event.next), report: isoOf(event.reportAt) };
    case 'snapshot begins':
      return { ...said, due: isoOf(event.dueAt) };
    case 'snapshot':
      return { ...said, ...runAsJson(event.run) };
    case 'report begins':
      return said;
    case 'report':
      return { ...said, ...(event.failed !== undefined && { error: event.failed.message }) };
  }
}

export function runAsJson({ dueAt, startedAt, endedAt, outcome, said, spent }: RunRecord): object {
  return {
    due: isoOf(dueAt),
    started: isoOf(startedAt),
    ended: isoOf(endedAt),
    outcome: outcome ?? null,
    ...said,
    spent: spent / 1e6,
  };
}

export function isoOf(at: number | undefined): string | null {
  return at === undefined ? null : formatInstant(at as Instant);
}
