import { Cron } from 'croner';
import { z } from 'zod';
import { EXIT, TribeError } from '../../model/errors.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';
import { readRhythm } from './schedule-words.ts';
import { readTime } from './time-words.ts';

const TimeOfDay = z.object({ hour: z.int().min(0).max(23), minute: z.int().min(0).max(59) });

/** When to take snapshots and update the report. */
const WatchPlan = z.object({
  /** As the owner typed it. */
  when: z.string(),
  rhythm: z.object({
    crons: z.array(z.string().refine(isCron)).min(1),
    everyDays: z.int().min(1),
  }),
  /** IANA name of the time zone of all its times. */
  zone: z.string().refine((zone) => zoneNamed(zone) !== undefined),
  /** Nothing begins in these hours except the report, if `reportInQuiet`. They may span midnight. */
  quiet: z.object({ from: TimeOfDay, to: TimeOfDay }).optional(),
  /** Whether to update the report in the quiet hours only. */
  reportInQuiet: z.boolean(),
});
export type WatchPlan = z.infer<typeof WatchPlan>;

/** A change of a plan. What is missing stays as it was. */
export interface RequestedPlan {
  when?: string;
  zone?: string;
  /** `22-7`; `none` */
  quiet?: string;
  reportInQuiet?: boolean;
}

/** Returns the stored plan; `undefined`: there is none, or we cannot read it. */
export async function storedPlan(memory: ScheduleMemory): Promise<WatchPlan | undefined> {
  const text = await memory.plan();
  return text === undefined ? undefined : readStored(text);
}

/** Whether there is a stored plan that we cannot read. The next plan replaces it. */
export async function isUnreadable(memory: ScheduleMemory): Promise<boolean> {
  const text = await memory.plan();
  return text !== undefined && readStored(text) === undefined;
}

function readStored(text: string): WatchPlan | undefined {
  try {
    return WatchPlan.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Stores a plan. Throws if it could not be read again, which would be a defect. */
export async function keepPlan(memory: ScheduleMemory, plan: WatchPlan): Promise<void> {
  await memory.keepPlan(JSON.stringify(WatchPlan.parse(plan)));
}

/** Whether croner can read it, and it is ever due. */
function isCron(text: string): boolean {
  try {
    return new Cron(text).nextRun() !== null;
  } catch {
    return false;
  }
}

/** Returns the plan after a change. Throws a `TribeError` if the change is not possible. */
export function changedPlan(
  stored: WatchPlan | undefined,
  change: RequestedPlan,
  systemZone: string,
): WatchPlan {
  const when = change.when ?? stored?.when ?? 'daily at 7';
  const zone = checkedZone(change.zone ?? stored?.zone ?? systemZone);
  const quiet = change.quiet === undefined ? stored?.quiet : readQuiet(change.quiet);
  const reportInQuiet =
    change.reportInQuiet ?? (stored?.reportInQuiet === true && quiet !== undefined);
  if (reportInQuiet && quiet === undefined) {
    const advice = 'Add the quiet hours, for example: --quiet-hours 22-7';
    throw new TribeError(
      'The report cannot wait for quiet hours, because none are set.',
      advice,
      EXIT.usage,
    );
  }
  return { when, rhythm: readRhythm(when), zone, ...(quiet && { quiet }), reportInQuiet };
}

function checkedZone(zone: string): string {
  const known = zoneNamed(zone);
  if (known !== undefined) return known;
  const advice = 'Use a zone such as Europe/Berlin, America/New_York or UTC.';
  throw new TribeError(`There is no time zone '${zone}'.`, advice, EXIT.usage);
}

function zoneNamed(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function readQuiet(text: string): WatchPlan['quiet'] {
  if (text.trim().toLowerCase() === 'none') return undefined;
  const [from, to, ...more] = text.split(/\s*(?:-|–|\bto\b)\s*/).map(readTime);
  const isSame = from?.hour === to?.hour && from?.minute === to?.minute;
  if (from === undefined || to === undefined || more.length > 0 || isSame) {
    const advice = 'Use 22-7 or 22:30-6:45, or none for no quiet hours.';
    throw new TribeError(`'${text}' is not a range of quiet hours.`, advice, EXIT.usage);
  }
  return { from, to };
}
