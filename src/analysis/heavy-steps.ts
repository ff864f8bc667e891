import type { NearestRowsOf } from './similarity/nearest-people.ts';
import { nearestRows } from './similarity/nearest-rows.ts';
import type { LouvainRuns } from './communities/detection/louvain.ts';
import { louvainRuns } from './communities/detection/louvain.ts';
import type { RefinementRuns } from './communities/detection/refine-partition.ts';
import { refinementRuns } from './communities/detection/refine-partition.ts';

/**
 * The steps in which an analysis of a large audience spends most of its time, handed in so that
 * whoever starts it may share them among processors. Whoever does them, the result is the same.
 */
export interface HeavySteps {
  nearestRows: NearestRowsOf;
  louvainRuns: LouvainRuns;
  refinementRuns: RefinementRuns;
}

export const IN_ONE_THREAD: HeavySteps = { nearestRows, louvainRuns, refinementRuns };
