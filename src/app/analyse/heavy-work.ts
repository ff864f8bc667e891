import type { CompactGraph } from '../../analysis/similarity/compact-graph.ts';
import { type NearestRows, nearestRows } from '../../analysis/similarity/nearest-rows.ts';
import { louvainRuns } from '../../analysis/communities/detection/louvain.ts';
import type { Evidence } from '../../analysis/communities/detection/evidence.ts';
import {
  type Beginning,
  refinementRuns,
} from '../../analysis/communities/detection/refine-partition.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';

/** A part of a heavy step, as plain data, so that it can be sent to another thread. */
export type Work =
  | { name: 'nearestRows'; rows: SparseRows; k: number; from: number; to: number }
  | { name: 'louvainRuns'; graph: CompactGraph; seeds: number[] }
  | { name: 'refinementRuns'; evidence: Evidence; beginnings: Beginning[] };

/** What each kind of work gives. */
export interface WorkResults {
  nearestRows: NearestRows;
  louvainRuns: Int32Array[];
  refinementRuns: Int32Array[];
}

export function doWork(work: Work): WorkResults[Work['name']] {
  switch (work.name) {
    case 'nearestRows':
      return nearestRows(work.rows, work.k, work.from, work.to);
    case 'louvainRuns':
      return louvainRuns(work.graph, work.seeds);
    case 'refinementRuns':
      return refinementRuns(work.evidence, work.beginnings);
  }
}
