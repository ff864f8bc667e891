import { z } from 'zod';
import type { ScheduledRun } from '../../store/ports/schedule-memory.ts';
import type { SnapshotResult } from '../collect/snapshot.ts';

/** What a run found, as the store keeps it. */
const RunFindings = z.object({
  followers: z.number().optional(),
  came: z.number().optional(),
  left: z.number().optional(),
  found: z.record(z.string(), z.number()).optional(),
  message: z.string().optional(),
  advice: z.string().optional(),
});
export type RunFindings = z.infer<typeof RunFindings>;

/**
 * How a run ended. `incomplete`: the list was incomplete. `failed`: the owner must do something.
 * `interrupted`: the program ended. The others say why the snapshot stopped.
 */
export type Outcome =
  | 'complete'
  | 'incomplete'
  | 'failed'
  | 'interrupted'
  | NonNullable<SnapshotResult['stopped']>['reason'];

export interface RunRecord {
  dueAt: number;
  startedAt: number;
  /** `undefined`: it is still running, or the program died. */
  endedAt: number | undefined;
  outcome: Outcome | undefined;
  findings: RunFindings;
  /** Micro-dollars. */
  spent: number;
}

/** Returns what the store should keep of a snapshot. */
export function findingsOf({ followers, stopped }: SnapshotResult): RunFindings {
  return {
    ...(followers !== undefined && {
      followers: followers.followers,
      ...(followers.came !== undefined && { came: followers.came }),
      ...(followers.left !== undefined && { left: followers.left }),
      found: followers.found,
    }),
    ...(stopped !== undefined && { message: stopped.message }),
  };
}

export function recordOf({ dueAt, startedAt, end }: ScheduledRun): RunRecord {
  return {
    dueAt,
    startedAt,
    endedAt: end?.endedAt,
    outcome: end?.outcome as Outcome | undefined,
    findings: end === undefined ? {} : RunFindings.parse(JSON.parse(end.findings)),
    spent: end?.spent ?? 0,
  };
}
