import type { NearestRowsOf } from './graph/nearest-people.ts';
import { nearestRows } from './graph/nearest-rows.ts';
import type { LouvainRuns } from './tribes/louvain.ts';
import { louvainRuns } from './tribes/louvain.ts';
import type { SettleRuns } from './tribes/settle-groups.ts';
import { settleRuns } from './tribes/settle-groups.ts';

/**
 * The steps in which an analysis of a large audience spends most of its time, handed in so that
 * whoever starts it may share them among processors. Whoever does them, the result is the same.
 */
export interface HeavySteps {
  nearestRows: NearestRowsOf;
  louvainRuns: LouvainRuns;
  settleRuns: SettleRuns;
}

export const IN_ONE_THREAD: HeavySteps = { nearestRows, louvainRuns, settleRuns };
