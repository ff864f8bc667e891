import iterate from 'graphology-layout-forceatlas2/iterate.js';

/** Edges between positions in `group`, with their weights. */
export interface LayoutEdges {
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  weight: ArrayLike<number>;
}

const NODE = 10;
const [X, Y, MASS, CONVERGENCE, SIZE] = [0, 1, 6, 7, 8];
const EDGE = 3;
/** The angle that spreads points evenly over a disc. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

const SETTINGS = {
  linLogMode: true,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: 1,
  strongGravityMode: false,
  gravity: 1.5,
  slowDown: 4,
  barnesHutOptimize: true,
  barnesHutTheta: 0.9,
};

/**
 * Lays people out so that similar ones are close: ForceAtlas2 (Jacomy et al., PLoS ONE 9(6), 2014)
 * in its LinLog form, which separates communities. It starts with one disc for each group. The
 * layout is deterministic. Cost: O(rounds x (n log n + edges)).
 *
 * @param group of each person, -1 for none. It decides only where people start.
 * @returns x and y, each from -1 to 1.
 */
export function layOut(
  group: ArrayLike<number>,
  edges: LayoutEdges,
  rounds: number,
): { x: Float64Array; y: Float64Array } {
  const nodes = beginnings(group);
  const matrix = new Float32Array(edges.from.length * EDGE);
  for (let e = 0; e < edges.from.length; e++) {
    matrix[e * EDGE] = edges.from[e] * NODE;
    matrix[e * EDGE + 1] = edges.to[e] * NODE;
    matrix[e * EDGE + 2] = edges.weight[e];
    nodes[edges.from[e] * NODE + MASS]++;
    nodes[edges.to[e] * NODE + MASS]++;
  }
  for (let round = 0; round < rounds; round++) iterate(SETTINGS, nodes, matrix);
  return withinSquare(nodes);
}

function beginnings(group: ArrayLike<number>): Float32Array {
  const sizes = new Map<number, number>();
  for (let i = 0; i < group.length; i++) sizes.set(group[i], (sizes.get(group[i]) ?? 0) + 1);
  const centres = new Map<number, { x: number; y: number; placed: number }>();
  let before = 0;
  const bySize = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || a - b);
  for (const [number, [id, size]] of bySize.entries()) {
    const radius = number === 0 ? 0 : 2 * Math.sqrt(before + size / 2);
    const angle = number * GOLDEN_ANGLE;
    centres.set(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), placed: 0 });
    before += size;
  }
  const nodes = new Float32Array(group.length * NODE);
  for (let i = 0; i < group.length; i++) {
    const centre = centres.get(group[i])!;
    const radius = Math.sqrt(centre.placed + 0.5);
    const angle = centre.placed++ * GOLDEN_ANGLE;
    nodes[i * NODE + X] = centre.x + radius * Math.cos(angle);
    nodes[i * NODE + Y] = centre.y + radius * Math.sin(angle);
    nodes[i * NODE + MASS] = 1;
    nodes[i * NODE + CONVERGENCE] = 1;
    nodes[i * NODE + SIZE] = 1;
  }
  return nodes;
}

/**
 * Scales the layout so that 99 of 100 people lie within the square. Moves the rest to its edge.
 * Without this, a few distant people would shrink everybody else to a dot.
 */
function withinSquare(nodes: Float32Array): { x: Float64Array; y: Float64Array } {
  const n = nodes.length / NODE;
  const x = Float64Array.from({ length: n }, (_, i) => nodes[i * NODE + X]);
  const y = Float64Array.from({ length: n }, (_, i) => nodes[i * NODE + Y]);
  const middle = { x: median(x), y: median(y) };
  const far = x.map((_, i) => Math.hypot(x[i] - middle.x, y[i] - middle.y)).sort();
  const reach = far[Math.min(n - 1, Math.floor(n * 0.99))] || 1;
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [(x[i] - middle.x) / reach, (y[i] - middle.y) / reach];
    const inward = Math.max(1, Math.hypot(dx, dy));
    x[i] = dx / inward;
    y[i] = dy / inward;
  }
  return { x, y };
}

function median(values: Float64Array): number {
  return values.toSorted()[values.length >> 1] ?? 0;
}
