/**
 * An undirected weighted graph as compressed sparse rows: the neighbours of node i are
 * `neighbour[start[i] .. start[i + 1])`, ascending, with their `weight`s. Every edge stands in
 * both rows; there are no loops and no parallel edges.
 */
export interface CompactGraph {
  nodes: number;
  start: Int32Array;
  neighbour: Int32Array;
  weight: Float64Array;
}
