import { isoOf, schedulePlan, scheduleRun } from '../app/watch/schedule-page.ts';
import type { RunRecord } from '../app/watch/run-record.ts';
import type { WatchEvent } from '../app/watch/watch-tools.ts';
import type { WatchPlan } from '../app/watch/watch-plan.ts';
import { costInWords, planInWords, runInWords, writeMoment } from '../render/wording/schedule.ts';
import { wrap } from '../render/wording/wrap.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import type { ScheduleCost, SchedulePlan } from '../model/pages/schedule-page.ts';
import type { Output } from './output.ts';
import { printable } from './streams.ts';

const COLUMNS = 80;

/** Returns lines about the account and its schedule. */
export function planLines(account: AccountInfo, plan: WatchPlan, color: Output['color']): string[] {
  const who = account.handle === undefined ? account.id : `@${account.handle}`;
  const [first, ...rest] = planInWords(schedulePlan(plan)).map(printable);
  return [
    `Watching ${color.bold(printable(who))}: ${first}.`,
    ...rest.map((part) => `${part[0]!.toUpperCase()}${part.slice(1)}.`),
  ];
}

/** Returns the cost of a month, and commands to run if it exceeds the limits. */
export function costLines(plan: SchedulePlan, cost: ScheduleCost | null): string[] {
  const { says, commands } = costInWords(plan, cost);
  return [
    ...says.flatMap((sentence) => wrap([sentence], COLUMNS, (label) => label)),
    ...commands.map((command) => `  ${command}`),
  ];
}

/** Returns the time and what happened, or nothing for events that need no line. */
export function eventLine(
  event: WatchEvent,
  at: number,
  { zone, once, isFree }: { zone: string; once: boolean; isFree: boolean },
): string[] {
  const now = `${writeMoment(at, zone)}  `;
  switch (event.kind) {
    case 'waiting':
      if (once) return [];
      if (event.next === undefined)
        return [`${now}The schedule has no next date, so it never takes a snapshot.`];
      return [
        `${now}Next snapshot: ${writeMoment(event.next, zone)}${event.reportAt === undefined ? '' : `; report: ${writeMoment(event.reportAt, zone)}`}`,
      ];
    case 'listening':
      return [`${now}Live: follows and unfollows are stored as they happen.`];
    case 'unreachable':
      return [
        `${now}Live: no server can be reached; trying again. Until then, snapshots show who left.`,
      ];
    case 'snapshot begins':
      return event.dueAt < at - 10 * 60_000
        ? [`${now}Taking the snapshot that was due ${writeMoment(event.dueAt, zone)}.`]
        : [];
    case 'snapshot':
      return runLines(event.run, isFree).map(
        (line, i) => (i === 0 ? now : ' '.repeat(now.length)) + line,
      );
    case 'report begins':
      return [];
    case 'report':
      return event.failed === undefined
        ? [`${now}The report is up to date: tribe report`]
        : [`${now}The report failed: ${printable(event.failed.message)}`];
  }
}

function runLines(run: RunRecord, isFree: boolean): string[] {
  return runInWords(scheduleRun(run), isFree).map(printable);
}

/** Returns the event for `--json`: times as RFC 3339, money in dollars. */
export function eventAsJson(event: WatchEvent, at: number): object {
  const base = { at: isoOf(at), event: event.kind };
  switch (event.kind) {
    case 'waiting':
      return { ...base, next: isoOf(event.next), report: isoOf(event.reportAt) };
    case 'snapshot begins':
      return { ...base, due: isoOf(event.dueAt) };
    case 'snapshot':
      return { ...base, ...scheduleRun(event.run) };
    case 'listening':
    case 'unreachable':
    case 'report begins':
      return base;
    case 'report':
      return { ...base, ...(event.failed !== undefined && { error: event.failed.message }) };
  }
}
