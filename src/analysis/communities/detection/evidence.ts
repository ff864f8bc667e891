import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { compactGraph } from '../../similarity/compact-graph.ts';
import type { CommunityInputs } from './community-inputs.ts';

/** Who has which interest, and not how much of it: the shape of sparse rows. */
export type HeldInterests = Omit<SparseRows, 'value'>;

/** What says who belongs together. Plain data, so that it can be sent to another thread. */
export interface Evidence {
  /** Where to look: nobody comes among people with whom they share nothing. */
  graph: CompactGraph;
  held: HeldInterests;
  /** Who follows whom, either way: weight 2 where both do. */
  follows: CompactGraph;
  /** How much an interest counts, of one that had nothing to do with the person's others; 0 to 1. */
  independence: number;
}

export function evidenceOf(
  { graph, interests, ties }: CommunityInputs,
  independence: number,
): Evidence {
  const { rows, columns, start, column } = interests.weights;
  const weight = new Float64Array(ties.from.length).fill(1);
  return {
    graph,
    held: { rows, columns, start, column },
    follows: compactGraph(rows, { from: ties.from, to: ties.to, weight }),
    independence,
  };
}
