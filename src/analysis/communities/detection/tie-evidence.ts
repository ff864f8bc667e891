import { logGamma } from '../../../stats/gamma-function.ts';
import { Matrix } from '../../../stats/matrix.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';

/**
 * How likely follows between the people are, given the groups. The density of a group is the number
 * of its follows over those expected by chance, given how many everybody has. Each group has a
 * density of its own, and there is one density between all groups: a degree-corrected block model
 * (Karrer and Newman, "Stochastic blockmodels and community structure in networks", Physical Review
 * E, 2011) of communities that may be dense or loose. Each density has an exponential prior of mean
 * 1 and is integrated out, so more groups are not better by themselves. Two people who follow each
 * other count as two follows.
 *
 * All figures are natural logarithms of likelihoods.
 */
export class TieEvidence {
  readonly follows: CompactGraph;
  /** Ends of follows at each person, and at all of them together. */
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

/** Follows that were counted, and how many chance would have. */
export interface FollowCount {
  seen: number;
  expected: number;
}

/**
 * Counts of follows by group. Groups can be merged, or the counts become the {@link TieWeights} by
 * which people are placed. Memory: O(groups^2).
 */
export class CountedTies {
  readonly evidence: TieEvidence;
  /** Ends of follows in each group. */
  readonly ends: Float64Array;
  /** Follows between two groups; within a group both ends of each count. */
  readonly #between: Matrix;
  /** Follows from any group to another. */
  #across: FollowCount;

  constructor(evidence: TieEvidence, ends: Float64Array, between: Matrix) {
    this.evidence = evidence;
    this.ends = ends;
    this.#between = between;
    this.#across = this.#countAcross();
  }

  get across(): FollowCount {
    return this.#across;
  }

  within(group: number): FollowCount {
    const { seen, expected } = this.#count(group, group);
    return { seen: seen / 2, expected: expected / 2 };
  }

  /** Of all follows, without the terms that are the same for any groups. Cost: O(groups). */
  logLikelihood(): number {
    if (this.evidence.totalDegree === 0) return 0;
    return this.ends.reduce(
      (sum, _, g) => sum + logLikelihoodOf(this.within(g)),
      logLikelihoodOf(this.#across),
    );
  }

  /** The log likelihood gained by merging two groups. */
  mergingGain(a: number, b: number): number {
    if (this.evidence.totalDegree === 0) return 0;
    const [inA, inB] = [this.within(a), this.within(b)];
    const { seen, expected } = this.#count(a, b);
    const across = this.#across;
    const merged = {
      seen: inA.seen + inB.seen + seen,
      expected: inA.expected + inB.expected + expected,
    };
    const left = { seen: across.seen - seen, expected: across.expected - expected };
    return (
      logLikelihoodOf(merged) -
      logLikelihoodOf(inA) -
      logLikelihoodOf(inB) +
      logLikelihoodOf(left) -
      logLikelihoodOf(across)
    );
  }

  /** Moves everybody of group b to group a. Cost: O(groups^2). */
  merge(a: number, b: number): void {
    if (this.evidence.totalDegree === 0) return;
    const between = this.#between;
    for (let g = 0; g < between.rows; g++) {
      between.add(a, g, between.at(b, g));
      between.set(b, g, 0);
    }
    for (let g = 0; g < between.rows; g++) {
      between.add(g, a, between.at(g, b));
      between.set(g, b, 0);
    }
    this.ends[a] += this.ends[b];
    this.ends[b] = 0;
    this.#across = this.#countAcross();
  }

  #countAcross(): FollowCount {
    const across = { seen: 0, expected: 0 };
    if (this.evidence.totalDegree === 0) return across;
    for (let a = 0; a < this.ends.length; a++) {
      for (let b = 0; b < a; b++) {
        const { seen, expected } = this.#count(a, b);
        across.seen += seen;
        across.expected += expected;
      }
    }
    return across;
  }

  #count(a: number, b: number): FollowCount {
    return {
      seen: this.#between.at(a, b),
      expected: (this.ends[a] * this.ends[b]) / this.evidence.totalDegree,
    };
  }
}

/** Of any density, which is integrated out, without the terms that are the same for any density. */
function logLikelihoodOf({ seen, expected }: FollowCount): number {
  return logGamma(seen + 1) - (seen + 1) * Math.log(expected + 1);
}
