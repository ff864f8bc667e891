import type { CompactGraph, EdgeColumns } from './compact-graph.ts';
import { compactGraph } from './compact-graph.ts';

/**
 * Returns the strength of each tie: the cosine of the circles of two people, and half of it if only
 * one follows the other. A circle is a person and all who are tied to them. Two people without
 * other ties have 1. A tie between separate circles is weak, so a well-known account does not
 * connect everybody.
 *
 * Cost: O(ties^1.5) at worst, memory O(people + ties).
 *
 * @param ties from and to, without duplicates and loops.
 */
export function tieStrengths(
  people: number,
  ties: { from: ArrayLike<number>; to: ArrayLike<number> },
): EdgeColumns {
  const directions = compactGraph(people, { ...ties, weight: ones(ties.from.length) });
  const edges = directions.neighbour.length / 2;
  const from = new Int32Array(edges);
  const to = new Int32Array(edges);
  const weight = new Float64Array(edges);
  const { start, neighbour } = directions;
  const inCircle = new Int32Array(people).fill(-1);
  let end = 0;
  for (let i = 0; i < people; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) inCircle[neighbour[p]] = i;
    for (let p = start[i]; p < start[i + 1]; p++) {
      const j = neighbour[p];
      // We look at each tie from its end with more ties, which keeps the cost of hubs low.
      if (degree(directions, j) - degree(directions, i) > 0) continue;
      if (degree(directions, j) === degree(directions, i) && j < i) continue;
      let common = 2;
      for (let q = start[j]; q < start[j + 1]; q++) if (inCircle[neighbour[q]] === i) common++;
      const sizes = (degree(directions, i) + 1) * (degree(directions, j) + 1);
      from[end] = i;
      to[end] = j;
      weight[end++] = ((directions.weight[p] / 2) * common) / Math.sqrt(sizes);
    }
  }
  return { from, to, weight };
}

function degree(graph: CompactGraph, node: number): number {
  return graph.start[node + 1] - graph.start[node];
}

function ones(length: number): Float64Array {
  return new Float64Array(length).fill(1);
}
