import type { CompactGraph } from '../../similarity/compact-graph.ts';
import type { Ties } from '../../similarity/ties.ts';
import type { InterestMatrix } from '../../interests/interest-matrix.ts';

/** The inputs of community detection: the graph, and what it was made from. */
export interface CommunityInputs {
  graph: CompactGraph;
  interests: InterestMatrix;
  /** Ties between members, as in the graph. */
  ties: Ties;
}
