import type { Random } from '../../../stats/random.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { agreementOf, buildOn } from './agree-on.ts';
import { splitDisconnected } from './connected-parts.ts';
import { modularity } from './modularity.ts';

/** Runs that each of the partitions is built on by which stability is measured. */
const RUNS_TOGETHER = 3;

/**
 * Share of the edges' weight within what three runs agree on, below which they agree on next to
 * nothing: so on graphs of shuffled interests (0.25 or less), and on 2 of 42 of real audiences.
 */
const LEAST_AGREEMENT = 1 / 3;

/** A partition that several seeded runs came to, and others that some of them would have given. */
export interface Consensus {
  group: Int32Array;
  others: Int32Array[];
  /** The single run that reached the highest modularity. */
  best: Int32Array;
}

/**
 * What runs of Louvain from several seeds come to together ({@link buildOn}). Where they agree on
 * next to nothing, which is so where there is nothing to find, the best of them stands.
 * Time O(runs x edges).
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
