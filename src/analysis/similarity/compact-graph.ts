/**
 * An undirected weighted graph as compressed sparse rows. The neighbours of node i are
 * `neighbour[start[i] .. start[i + 1])`, ascending, with their `weight`s. Every edge is in both
 * rows. There are no loops and no parallel edges.
 */
export interface CompactGraph {
  nodes: number;
  start: Int32Array;
  neighbour: Int32Array;
  weight: Float64Array;
}

/** Edges as columns, in any order and direction. An edge may occur more than once. */
export interface EdgeColumns {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  weight: ArrayLike<number>;
}

/**
 * Builds a graph from its edges. Leaves out loops. Adds the weights of an edge that occurs more
 * than once. Cost: O(nodes + edges) in time and memory, by two counting sorts.
 */
export function compactGraph(nodes: number, edges: EdgeColumns): CompactGraph {
  const { from, to, weight } = edges;
  const mentions = from.length;
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < mentions; e++) {
    if (from[e] === to[e]) continue;
    start[from[e] + 1]++;
    start[to[e] + 1]++;
  }
  for (let i = 0; i < nodes; i++) start[i + 1] += start[i];

  // The first sort is by one end, in any order within a row.
  const other = new Int32Array(start[nodes]);
  const weights = new Float64Array(start[nodes]);
  const next = start.slice(0, nodes);
  const put = (row: number, column: number, value: number): void => {
    const at = next[row]++;
    other[at] = column;
    weights[at] = value;
  };
  for (let e = 0; e < mentions; e++) {
    if (from[e] === to[e]) continue;
    put(from[e], to[e], weight[e]);
    put(to[e], from[e], weight[e]);
  }
  // The second sort goes through the rows, so that every row becomes ascending.
  const neighbour = new Int32Array(start[nodes]);
  const sorted = new Float64Array(start[nodes]);
  next.set(start.subarray(0, nodes));
  for (let i = 0; i < nodes; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      const at = next[other[p]]++;
      neighbour[at] = i;
      sorted[at] = weights[p];
    }
  }
  return withoutParallels({ nodes, start, neighbour, weight: sorted });
}

/** Returns the number of edges. */
export function edgeCount(graph: CompactGraph): number {
  return graph.neighbour.length / 2;
}

function withoutParallels(graph: CompactGraph): CompactGraph {
  const { nodes, neighbour, weight } = graph;
  const start = new Int32Array(nodes + 1);
  let end = 0;
  for (let i = 0; i < nodes; i++) {
    for (let p = graph.start[i]; p < graph.start[i + 1]; p++) {
      if (end > start[i] && neighbour[end - 1] === neighbour[p]) weight[end - 1] += weight[p];
      else {
        neighbour[end] = neighbour[p];
        weight[end++] = weight[p];
      }
    }
    start[i + 1] = end;
  }
  return { nodes, start, neighbour: neighbour.slice(0, end), weight: weight.slice(0, end) };
}
