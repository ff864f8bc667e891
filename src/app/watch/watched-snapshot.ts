import { TribeError } from '../../model/errors.ts';
import type { SnapshotResult } from '../collect/snapshot.ts';
import { findingsOf, type Outcome, type RunFindings } from './run-record.ts';

/** How a snapshot went that the schedule began. */
export interface WatchedSnapshot {
  outcome: Outcome;
  findings: RunFindings;
  spent: number;
  /** Whether the report lacks something now. */
  isNews: boolean;
  /** A defect. It ends the watching after the run is stored. */
  defect?: unknown;
}

/** Takes a snapshot. Returns every failure instead of throwing it. */
export async function watchedSnapshot(
  snapshot: (signal: AbortSignal) => Promise<SnapshotResult>,
  signal: AbortSignal,
): Promise<WatchedSnapshot> {
  try {
    const result = await snapshot(signal);
    const outcome = outcomeOf(result);
    const isNew = result.followers !== undefined || result.posts !== undefined;
    return {
      outcome,
      findings: findingsOf(result),
      spent: result.spent,
      isNews: isNew || outcome === 'elsewhere',
    };
  } catch (error) {
    const failed = {
      outcome: 'failed',
      findings: failure(error),
      spent: 0,
      isNews: false,
    } as const;
    return error instanceof TribeError ? failed : { ...failed, defect: error };
  }
}

function outcomeOf({ stopped, followers }: SnapshotResult): Outcome {
  if (stopped !== undefined) return stopped.reason;
  return followers?.complete === false ? 'incomplete' : 'complete';
}

/** Whether the problem may pass without anybody doing anything. */
export function mayPass(outcome: Outcome): boolean {
  return outcome === 'unreachable' || outcome === 'misunderstood';
}

function failure(error: unknown): RunFindings {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof TribeError ? { message, advice: error.advice } : { message };
}
