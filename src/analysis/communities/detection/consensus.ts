import type { Random } from '../../../stats/random.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { agreementOf, buildOn } from './agree-on.ts';
import { splitDisconnected } from './connected-parts.ts';
import { modularity } from './modularity.ts';

/** The number of runs behind each partition that measures stability. */
const RUNS_TOGETHER = 3;

/**
 * The least share of the edges' weight within the agreement of three runs. Below it, the runs
 * hardly agree, as on graphs of shuffled interests (0.25 or less) and on 2 of 42 real audiences.
 */
const LEAST_AGREEMENT = 1 / 3;

/** The consensus of several seeded runs, and the partitions that some of them would give. */
export interface Consensus {
  group: Int32Array;
  others: Int32Array[];
  /** The single run with the highest modularity. */
  best: Int32Array;
}

/**
 * Returns the consensus of Louvain runs from several seeds ({@link buildOn}). If the runs hardly
 * agree, as without any structure, returns the best single run. Cost: O(runs x edges).
 */
export function consensusOf(graph: CompactGraph, runs: Int32Array[], random: Random): Consensus {
  const best = splitDisconnected(graph, bestOf(graph, runs));
  if (weightWithin(graph, agreementOf(graph, together(runs, 0)).part) < LEAST_AGREEMENT) {
    return { group: best, others: runs, best };
  }
  return {
    best,
    group: buildOn(graph, agreementOf(graph, runs), random),
    others: runs.map((_, k) => buildOn(graph, agreementOf(graph, together(runs, k)), random)),
  };
}

function together(runs: Int32Array[], first: number): Int32Array[] {
  return Array.from({ length: RUNS_TOGETHER }, (_, k) => runs[(first + k) % runs.length]);
}

function bestOf(graph: CompactGraph, runs: Int32Array[]): Int32Array {
  const reached = runs.map((run) => modularity(graph, run));
  return runs[reached.indexOf(Math.max(...reached))];
}

function weightWithin({ nodes, start, neighbour, weight }: CompactGraph, part: Int32Array): number {
  let within = 0;
  let total = 0;
  for (let i = 0; i < nodes; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      total += weight[p];
      if (part[i] === part[neighbour[p]]) within += weight[p];
    }
  }
  return within / total;
}
