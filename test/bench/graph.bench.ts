import { UndirectedGraph } from 'graphology';
import graphologyLouvain from 'graphology-communities-louvain';
import { compactGraph } from '../../src/analysis/similarity/compact-graph.ts';
import { louvain } from '../../src/analysis/communities/detection/louvain.ts';
import { modularity } from '../../src/analysis/communities/detection/modularity.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { plantedGraph } from '../support/planted-graph.ts';

/**
 * Builds one graph of 100,000 people from the columns of its edges and finds its communities once,
 * either as the product does or with a graphology graph.
 *
 * Argument: `compact` or `graphology`. Prints the seconds of both steps, the memory they added to
 * the process, and the modularity of what was found.
 */
const PEOPLE = 100_000;
const EDGES = 1_000_000;
const SEED = 1;

const { graph: planted } = plantedGraph(
  { nodes: PEOPLE, edges: EDGES, groups: 50, within: 0.7 },
  SEED,
);
const ids = Array.from({ length: PEOPLE }, (_, i) => String(1_000_000_007 + 7919 * i));
const { from, to, weight } = edgesOf();
globalThis.gc?.();
const before = process.memoryUsage.rss();

const began = performance.now();
const [built, community] = process.argv[2] === 'compact' ? asProduct() : asGraphology();
const ended = performance.now();

console.log(
  JSON.stringify({
    edges: from.length,
    buildSeconds: (built - began) / 1000,
    louvainSeconds: (ended - built) / 1000,
    addedMegabytes: process.resourceUsage().maxRSS / 1024 - before / 1024 ** 2,
    modularity: modularity(planted, community),
  }),
);

function asProduct(): [number, Int32Array] {
  const graph = compactGraph(PEOPLE, { from, to, weight });
  const built = performance.now();
  return [built, louvain(graph, seededRandom(SEED))];
}

function asGraphology(): [number, Int32Array] {
  const graph = new UndirectedGraph();
  for (const id of ids) graph.addNode(id);
  for (let e = 0; e < from.length; e++) {
    graph.addEdge(ids[from[e]], ids[to[e]], { weight: weight[e] });
  }
  const built = performance.now();
  const found = graphologyLouvain(graph, { rng: seededRandom(SEED), getEdgeWeight: 'weight' });
  return [built, Int32Array.from(ids, (id) => found[id])];
}

/** Every edge once. */
function edgesOf() {
  const { start, neighbour, weight: weights } = planted;
  const edges = neighbour.length / 2;
  const from = new Int32Array(edges);
  const to = new Int32Array(edges);
  const weight = new Float64Array(edges);
  let end = 0;
  for (let i = 0; i < PEOPLE; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      if (neighbour[p] < i) continue;
      from[end] = i;
      to[end] = neighbour[p];
      weight[end++] = weights[p];
    }
  }
  return { from, to, weight };
}
