import type { CompactGraph } from '../../similarity/compact-graph.ts';
import type { Ties } from '../../similarity/ties.ts';
import type { InterestMatrix } from '../../interests/interest-matrix.ts';

/** What tribes are found in: the graph, and what it was made of. */
export interface CommunityInputs {
  graph: CompactGraph;
  interests: InterestMatrix;
  /** Ties of people who take part, as they went into the graph. */
  ties: Ties;
}
