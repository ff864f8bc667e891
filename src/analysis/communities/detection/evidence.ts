import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { compactGraph } from '../../similarity/compact-graph.ts';
import type { CommunityInputs } from './community-inputs.ts';

/** Which person has which interest, without weights, as sparse rows. */
export type HeldInterests = Omit<SparseRows, 'value'>;

/** The evidence on who belongs together. It is plain data that can be sent to another thread. */
export interface Evidence {
  /** The edges, which limit the search: people move only to groups they have an edge into. */
  graph: CompactGraph;
  held: HeldInterests;
  /** Follows in either direction. Mutual ones have weight 2. */
  follows: CompactGraph;
  /**
   * The weight of an interest relative to one that is independent of the person's others; 0 to 1.
   */
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
