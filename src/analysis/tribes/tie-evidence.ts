import type { CompactGraph } from '../graph/compact-graph.ts';
import { compactGraph } from '../graph/compact-graph.ts';
import type { Ties } from '../graph/share-interests.ts';

/**
 * What ties say about who belongs together: people tie within their group more readily than
 * elsewhere, each as often as they do at all, by a factor that is learnt from the ties themselves.
 * Newman, "Community detection in networks: modularity optimization and maximum likelihood are
 * equivalent" (2016), with resolution 1. Who follows whom does not count, nor whether both do.
 *
 * Figures are natural logarithms of likelihoods. Memory O(people + ties + groups^2).
 */
export class TieEvidence {
  readonly #ties: CompactGraph;
  readonly #groups: number;
  /** Ends of ties in each group. */
  readonly #ends: Float64Array;
  /** Logarithm of how much readier people tie within their group; 0 where they are not. */
  #readiness = 0;
  /** Ties of the person last looked at, by group. */
  readonly #into: Float64Array;
  /** Ties between groups, both ways round, as of the last fit. */
  readonly #between: Float64Array;

  constructor(people: number, ties: Ties, groups: number) {
    const weight = new Float64Array(ties.from.length).fill(1);
    this.#ties = compactGraph(people, { ...ties, weight });
    this.#groups = groups;
    this.#ends = new Float64Array(groups);
    this.#into = new Float64Array(groups);
    this.#between = new Float64Array(groups * groups);
  }

  /** Somebody joins a group, or leaves it where `times` is -1. */
  add(person: number, group: number, times: 1 | -1): void {
    this.#ends[group] += times * this.#degree(person);
  }

  /** Has to come before {@link ofPerson}. Time O(ties of the person + groups). */
  lookAt(person: number, group: Int32Array): void {
    const { start, neighbour } = this.#ties;
    if (start[person] === start[person + 1]) return;
    this.#into.fill(0);
    for (let p = start[person]; p < start[person + 1]; p++) {
      if (group[neighbour[p]] >= 0) this.#into[group[neighbour[p]]]++;
    }
  }

  /** How likely the ties of the person last looked at are if they join that group. */
  ofPerson(person: number, group: number): number {
    const degree = this.#degree(person);
    if (degree === 0) return 0;
    const expected = (degree * this.#ends[group]) / this.#ties.neighbour.length;
    return this.#readiness * (this.#into[group] - expected);
  }

  /** How much likelier everything is with two groups as one. */
  ofMerging(a: number, b: number): number {
    if (this.#readiness === 0) return 0;
    const expected = (this.#ends[a] * this.#ends[b]) / this.#ties.neighbour.length;
    return this.#readiness * (this.#between[a * this.#groups + b] - expected);
  }

  /** All of the second group's go over to the first. */
  merge(a: number, b: number): void {
    for (let g = 0; g < this.#groups; g++) {
      this.#between[a * this.#groups + g] += this.#between[b * this.#groups + g];
      this.#between[g * this.#groups + a] += this.#between[g * this.#groups + b];
    }
    this.#ends[a] += this.#ends[b];
    this.#ends[b] = 0;
  }

  /** Learns how much readier people tie within their group. Time O(ties + groups^2). */
  fit(group: Int32Array): void {
    const { nodes, start, neighbour } = this.#ties;
    if (neighbour.length === 0) return;
    this.#between.fill(0);
    let within = 0;
    for (let i = 0; i < nodes; i++) {
      for (let p = start[i]; p < start[i + 1]; p++) {
        const [own, other] = [group[i], group[neighbour[p]]];
        if (own < 0 || other < 0) continue;
        this.#between[own * this.#groups + other]++;
        if (own === other) within++;
      }
    }
    const all = neighbour.length;
    const expected = this.#ends.reduce((sum, ends) => sum + (ends * ends) / all, 0);
    // One tie more on each side: nothing is certain.
    const ratio = (within + 1) / (expected + 1) / ((all - within + 1) / (all - expected + 1));
    this.#readiness = Math.max(0, Math.log(ratio));
  }

  #degree(person: number): number {
    return this.#ties.start[person + 1] - this.#ties.start[person];
  }
}
