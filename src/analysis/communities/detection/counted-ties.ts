import { logGamma } from '../../../stats/gamma-function.ts';
import type { Matrix } from '../../../stats/matrix.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';

/** Follows between people, and how many each person has. */
export interface TieModel {
  readonly follows: CompactGraph;
  readonly degree: Float64Array;
  readonly totalDegree: number;
}

/** Observed follows, and the number expected by chance. */
export interface FollowCount {
  seen: number;
  expected: number;
}

/**
 * The number of follows by group. Callers merge groups, or turn the counts into the {@link
 * TieWeights} that place people. Memory: O(groups^2).
 */
export class CountedTies {
  readonly evidence: TieModel;
  /** The ends of follows in each group. */
  readonly ends: Float64Array;
  /** The follows between two groups. Within a group, both ends of each follow count. */
  readonly #between: Matrix;
  /** All follows from any group to another. */
  #across: FollowCount;

  constructor(evidence: TieModel, ends: Float64Array, between: Matrix) {
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

  /**
   * Returns the log likelihood of all follows, without terms that are the same for any groups.
   * Cost: O(groups).
   */
  logLikelihood(): number {
    if (this.evidence.totalDegree === 0) return 0;
    return this.ends.reduce(
      (sum, _, g) => sum + logLikelihoodOf(this.within(g)),
      logLikelihoodOf(this.#across),
    );
  }

  /** Returns the log likelihood gained by merging two groups. */
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

/** Returns the log likelihood of a count with its density integrated out, without constant terms. */
function logLikelihoodOf({ seen, expected }: FollowCount): number {
  return logGamma(seen + 1) - (seen + 1) * Math.log(expected + 1);
}
