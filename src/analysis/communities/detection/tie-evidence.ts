import { Matrix } from '../../../stats/matrix.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';
import { CountedTies } from './counted-ties.ts';

/**
 * The likelihood of follows between people, given the groups. The density of a group is the number
 * of its follows divided by the number expected by chance, given each person's number of follows.
 * Each group has its own density, and all pairs of groups share one: a degree-corrected block model
 * (Karrer and Newman, "Stochastic blockmodels and community structure in networks", Physical Review
 * E, 2011) of communities that may be dense or loose. Each density has an exponential prior of mean
 * 1 and is integrated out, so more groups do not by themselves fit better. Two people who follow
 * each other count as two follows.
 *
 * All figures are natural logarithms of likelihoods.
 */
export class TieEvidence {
  readonly follows: CompactGraph;
  /** The ends of follows at each person, and at all people together. */
  readonly degree: Float64Array;
  readonly totalDegree: number;

  constructor(follows: CompactGraph) {
    const { nodes, start, weight } = follows;
    this.follows = follows;
    this.degree = new Float64Array(nodes);
    for (let i = 0; i < nodes; i++) {
      for (let p = start[i]; p < start[i + 1]; p++) this.degree[i] += weight[p];
    }
    this.totalDegree = this.degree.reduce((sum, degree) => sum + degree, 0);
  }

  /** Counts the follows between groups. Cost: O(follows + groups^2). */
  count(group: Int32Array, groups: number): CountedTies {
    const ends = new Float64Array(groups);
    const between = new Matrix(groups, groups);
    if (this.totalDegree > 0) {
      const { nodes, start, neighbour, weight } = this.follows;
      for (let i = 0; i < nodes; i++) {
        const own = group[i];
        if (own < 0) continue;
        ends[own] += this.degree[i];
        for (let p = start[i]; p < start[i + 1]; p++) {
          const other = group[neighbour[p]];
          if (other >= 0) between.add(own, other, weight[p]);
        }
      }
    }
    return new CountedTies(this, ends, between);
  }
}
