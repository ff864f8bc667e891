import type { TribeError } from '../../model/errors.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';
import type { Clock } from '../collect/clock.ts';
import type { SnapshotResult } from '../collect/snapshot.ts';
import type { LiveEnd } from '../live/live.ts';
import type { LiveObserver } from '../live/listening.ts';
import type { RunRecord } from './run-record.ts';

/** What happens while watching, for the terminal or a log. */
export type WatchEvent =
  | { kind: 'waiting'; next: number | undefined; reportAt: number | undefined }
  | { kind: 'listening' }
  | { kind: 'unreachable' }
  | { kind: 'snapshot begins'; dueAt: number }
  | { kind: 'snapshot'; run: RunRecord }
  | { kind: 'report begins' }
  | { kind: 'report'; failed?: TribeError };

export interface WatchTools {
  memory: ScheduleMemory;
  /** Takes or continues a snapshot. Stops at the signal and loses nothing. */
  snapshot: (signal: AbortSignal) => Promise<SnapshotResult>;
  /** Whether there is an interrupted snapshot. */
  isUnfinished: () => Promise<boolean>;
  /** Updates the stored report. Runs on alone after the signal. */
  refresh: (signal: AbortSignal) => Promise<unknown>;
  /**
   * Listens to live reports until the signal, while nothing else is being done. `undefined`: the platform
   * has none.
   */
  listen?: (observer: LiveObserver, signal: AbortSignal) => Promise<LiveEnd>;
  /**
   * Follows deletions on the platform. Returns `false` if it does not answer. `undefined`: the platform
   * does not tell for free.
   */
  followDeletions?: (signal: AbortSignal) => Promise<boolean>;
  clock: Clock;
  signal: AbortSignal;
  onEvent: (event: WatchEvent) => void;
}
