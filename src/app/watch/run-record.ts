import { z } from 'zod';
import type { ScheduledRun } from '../../store/ports/schedule-memory.ts';
import type { SnapshotResult } from '../collect/snapshot.ts';

/** What a run brought, as it is kept. */
const Said = z.object({
  followers: z.number().optional(),
  came: z.number().optional(),
  left: z.number().optional(),
  found: z.record(z.string(), z.number()).optional(),
  message: z.string().optional(),
  advice: z.string().optional(),
});
export type Said = z.infer<typeof Said>;

/**
 * `complete`; `incomplete`: the list was not whole; `failed`: the owner must do something;
 * `interrupted`: the program was ended; else why the snapshot stopped.
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
  /** `undefined`: it is going on, or the program died. */
  endedAt: number | undefined;
  outcome: Outcome | undefined;
  said: Said;
  /** Micro-dollars. */
  spent: number;
}

export function saidOf({ followers, stopped }: SnapshotResult): Said {
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
    said: end === undefined ? {} : Said.parse(JSON.parse(end.said)),
    spent: end?.spent ?? 0,
  };
}
