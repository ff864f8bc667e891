import type { CompactGraph } from '../../similarity/compact-graph.ts';

/** A compact graph whose nodes may be groups. `loop` is the weight of the edges within each. */
export interface LoopedGraph extends CompactGraph {
  loop?: Float64Array;
}

type VisitEdge = (edge: number, attributes: { weight: number }, from: number, to: number) => void;

/**
 * A compact graph with the interface that `graphology-communities-louvain` needs. It is read-only,
 * copies nothing, and has only the methods that the package calls. Nodes and edges are numbers. It
 * visits each edge once, by ascending ends, and loops last, with the same attributes object.
 */
export class LouvainGraph {
  readonly type = 'undirected';
  readonly multi = false;
  readonly order: number;
  readonly size: number;
  readonly selfLoopCount: number;
  private readonly graph: LoopedGraph;

  constructor(graph: LoopedGraph) {
    this.graph = graph;
    this.order = graph.nodes;
    this.selfLoopCount = graph.loop?.reduce((count, weight) => count + Number(weight > 0), 0) ?? 0;
    this.size = graph.neighbour.length / 2 + this.selfLoopCount;
  }

  undirectedDegreeWithoutSelfLoops(node: number): number {
    return this.graph.start[node + 1] - this.graph.start[node];
  }

  forEachNode(visit: (node: number) => void): void {
    for (let i = 0; i < this.order; i++) visit(i);
  }

  forEachEdge(visit: VisitEdge): void {
    const { start, neighbour, weight, loop } = this.graph;
    const attributes = { weight: 0 };
    for (let i = 0; i < this.order; i++) {
      for (let p = start[i]; p < start[i + 1]; p++) {
        if (neighbour[p] < i) continue;
        attributes.weight = weight[p];
        visit(p, attributes, i, neighbour[p]);
      }
    }
    if (loop === undefined) return;
    for (let i = 0; i < this.order; i++) {
      if (loop[i] === 0) continue;
      attributes.weight = loop[i];
      visit(neighbour.length + i, attributes, i, i);
    }
  }

  /** The package checks that this method exists, and never calls it. */
  addUndirectedEdgeWithKey(): never {
    throw new Error('A compact graph cannot be changed.');
  }

  /** The package checks that this method exists, and never calls it. */
  dropNode(): never {
    throw new Error('A compact graph cannot be changed.');
  }
}
