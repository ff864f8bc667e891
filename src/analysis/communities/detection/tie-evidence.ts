import { logGamma } from '../../../stats/gamma-function.ts';
import type { CompactGraph } from '../../similarity/compact-graph.ts';

/**
 * What ties say about who belongs together: each group has its own readiness to tie within, as
 * against what everybody's number of ties would have by chance, and all groups one readiness to tie
 * with others. It is a degree-corrected block model (Karrer and Newman, "Stochastic blockmodels and
 * community structure in networks", Physical Review E, 2011) of communities that may be dense or
 * loose. Each readiness has an exponential prior of mean 1, as chance has it, and is integrated out,
 * so more groups are not better by themselves. Each follow counts, so who follow each other count
 * twice.
 *
 * Figures are natural logarithms of likelihoods. Memory O(groups^2).
 */
export class TieEvidence {
  readonly #follows: CompactGraph;
  /** Ends of follows at each person, and at all together. */
  readonly #degree: Float64Array;
  readonly #all: number;
  #groups = 0;
  /** Ends of follows in each group. */
  #ends = new Float64Array(0);
  /** Follows between groups; within one, both ends of each. */
  #between = new Float64Array(0);
  /** Follows from one group to another, and how many chance would have. */
  #across = { seen: 0, expected: 0 };
  /** For each group, how much readier its people tie within than across: the ratio, and its log. */
  #excess = new Float64Array(0);
  #logExcess = new Float64Array(0);
  /** Follows between a person and each group; see {@link lookAt}. */
  #into = new Float64Array(0);

  constructor(follows: CompactGraph) {
    const { nodes, start, weight } = follows;
    this.#follows = follows;
    this.#degree = new Float64Array(nodes);
    for (let i = 0; i < nodes; i++) {
      for (let p = start[i]; p < start[i + 1]; p++) this.#degree[i] += weight[p];
    }
    this.#all = this.#degree.reduce((sum, degree) => sum + degree, 0);
  }

  /** Counts anew who is tied to whom. Time O(ties + groups^2). */
  count(group: Int32Array, groups: number): void {
    this.#groups = groups;
    this.#ends = new Float64Array(groups);
    this.#between = new Float64Array(groups * groups);
    if (this.#all === 0) return;
    const { nodes, start, neighbour, weight } = this.#follows;
    for (let i = 0; i < nodes; i++) {
      const own = group[i];
      if (own < 0) continue;
      this.#ends[own] += this.#degree[i];
      for (let p = start[i]; p < start[i + 1]; p++) {
        const other = group[neighbour[p]];
        if (other >= 0) this.#between[own * groups + other] += weight[p];
      }
    }
    this.#countAcross();
  }

  #countAcross(): void {
    const across = { seen: 0, expected: 0 };
    for (let a = 0; a < this.#groups; a++) {
      for (let b = 0; b < a; b++) {
        across.seen += this.#between[a * this.#groups + b];
        across.expected += this.#expected(a, b);
      }
    }
    this.#across = across;
  }

  /** Learns how ready people are to tie. Has to come between {@link count} and {@link ofPerson}. */
  weigh(): void {
    const across = (this.#across.seen + 1) / (this.#across.expected + 1);
    const within = Float64Array.from(this.#ends, (_, g) => {
      return (this.#within(g) + 1) / (this.#expectedWithin(g) + 1);
    });
    this.#excess = within.map((ratio) => ratio - across);
    this.#logExcess = within.map((ratio) => Math.log(ratio / across));
    this.#into = new Float64Array(this.#groups);
  }

  /** Somebody joins a group, or leaves it where `times` is -1; who is tied to whom is not counted anew. */
  add(person: number, group: number, times: 1 | -1): void {
    this.#ends[group] += times * this.#degree[person];
  }

  /** Has to come before {@link ofPerson}. Time O(ties of the person + groups). */
  lookAt(person: number, group: Int32Array): void {
    if (this.#degree[person] === 0) return;
    const { start, neighbour, weight } = this.#follows;
    this.#into.fill(0);
    for (let p = start[person]; p < start[person + 1]; p++) {
      const other = group[neighbour[p]];
      if (other >= 0) this.#into[other] += weight[p];
    }
  }

  /**
   * How much likelier the ties of the person last looked at are in that group than outside of all.
   *
   * @param isMember whether they are counted there; then it is as if they were not.
   */
  ofPerson(person: number, group: number, isMember: boolean): number {
    const degree = this.#degree[person];
    if (degree === 0) return 0;
    const ends = this.#ends[group] - (isMember ? degree : 0);
    const expected = (degree * ends) / this.#all;
    return this.#into[group] * this.#logExcess[group] - expected * this.#excess[group];
  }

  /** Of all ties, with the groups as last counted; what no division changes left out. */
  likelihood(): number {
    if (this.#all === 0) return 0;
    return this.#ends.reduce(
      (sum, _, g) => sum + likelihood(this.#within(g), this.#expectedWithin(g)),
      likelihood(this.#across.seen, this.#across.expected),
    );
  }

  /** How much likelier everything is with two groups as one. */
  ofMerging(a: number, b: number): number {
    if (this.#all === 0) return 0;
    const seen = this.#between[a * this.#groups + b];
    const expected = this.#expected(a, b);
    const [inA, inB] = [this.#within(a), this.#within(b)];
    const [expectedInA, expectedInB] = [this.#expectedWithin(a), this.#expectedWithin(b)];
    const across = this.#across;
    return (
      likelihood(inA + inB + seen, expectedInA + expectedInB + expected) -
      likelihood(inA, expectedInA) -
      likelihood(inB, expectedInB) +
      likelihood(across.seen - seen, across.expected - expected) -
      likelihood(across.seen, across.expected)
    );
  }

  /** All of the second group's go over to the first. Time O(groups^2). */
  merge(a: number, b: number): void {
    if (this.#all === 0) return;
    const groups = this.#groups;
    for (let g = 0; g < groups; g++) {
      this.#between[a * groups + g] += this.#between[b * groups + g];
      this.#between[b * groups + g] = 0;
    }
    for (let g = 0; g < groups; g++) {
      this.#between[g * groups + a] += this.#between[g * groups + b];
      this.#between[g * groups + b] = 0;
    }
    this.#ends[a] += this.#ends[b];
    this.#ends[b] = 0;
    this.#countAcross();
  }

  #within(group: number): number {
    return this.#between[group * this.#groups + group] / 2;
  }

  #expectedWithin(group: number): number {
    return this.#expected(group, group) / 2;
  }

  #expected(a: number, b: number): number {
    return (this.#ends[a] * this.#ends[b]) / this.#all;
  }
}

/** Of so many ties where so many are expected, whatever the readiness; what no readiness changes left out. */
function likelihood(seen: number, expected: number): number {
  return logGamma(seen + 1) - (seen + 1) * Math.log(expected + 1);
}
