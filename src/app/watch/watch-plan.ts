import { Cron } from 'croner';
import { z } from 'zod';
import { EXIT, TribeError } from '../../model/errors.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';
import { readRhythm } from './schedule-words.ts';
import { readTime } from './time-words.ts';

const TimeOfDay = z.object({ hour: z.int().min(0).max(23), minute: z.int().min(0).max(59) });

/** What the owner wants done when. */
const WatchPlan = z.object({
  /** As the owner said it. */
  when: z.string(),
  rhythm: z.object({
    crons: z.array(z.string().refine(isCron)).min(1),
    everyDays: z.int().min(1),
  }),
  /** IANA name of the time zone in which all times are meant. */
  zone: z.string().refine((zone) => zoneNamed(zone) !== undefined),
  /** Nothing is begun in these hours, unless `reportInQuiet` says so; may go over midnight. */
  quiet: z.object({ from: TimeOfDay, to: TimeOfDay }).optional(),
  /** The report is worked out in the quiet hours only. */
  reportInQuiet: z.boolean(),
});
export type WatchPlan = z.infer<typeof WatchPlan>;

/** What may be said of a plan; what is not said is as it was. */
export interface RequestedPlan {
  when?: string;
  zone?: string;
  /** `22-7`; `none` */
  quiet?: string;
  reportInQuiet?: boolean;
}

/** The plan that is kept; `undefined`: none, or none that can be read. */
export async function keptPlan(memory: ScheduleMemory): Promise<WatchPlan | undefined> {
  const text = await memory.plan();
  return text === undefined ? undefined : readKept(text);
}

/** Whether a plan is kept that cannot be read; another that is kept takes its place. */
export async function isUnreadable(memory: ScheduleMemory): Promise<boolean> {
  const text = await memory.plan();
  return text !== undefined && readKept(text) === undefined;
}

function readKept(text: string): WatchPlan | undefined {
  try {
    return WatchPlan.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Keeps nothing that could not be read again: that would be a defect. */
export async function keepPlan(memory: ScheduleMemory, plan: WatchPlan): Promise<void> {
  await memory.keepPlan(JSON.stringify(WatchPlan.parse(plan)));
}

/** Whether croner can read it, and it has a time at all. */
function isCron(text: string): boolean {
  try {
    return new Cron(text).nextRun() !== null;
  } catch {
    return false;
  }
}

/** What is kept, changed by what was said. Throws a `TribeError` where that cannot be. */
export function changedPlan(
  kept: WatchPlan | undefined,
  said: RequestedPlan,
  systemZone: string,
): WatchPlan {
  const when = said.when ?? kept?.when ?? 'daily at 7';
  const zone = checkedZone(said.zone ?? kept?.zone ?? systemZone);
  const quiet = said.quiet === undefined ? kept?.quiet : readQuiet(said.quiet);
  const reportInQuiet = said.reportInQuiet ?? (kept?.reportInQuiet === true && quiet !== undefined);
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
    throw new TribeError(`'${text}' are not valid quiet hours.`, advice, EXIT.usage);
  }
  return { from, to };
}
