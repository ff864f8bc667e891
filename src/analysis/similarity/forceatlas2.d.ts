declare module 'graphology-layout-forceatlas2/iterate.js' {
  /**
   * Does one step of the layout, in place. A node has ten numbers: x, y, dx, dy, old dx, old dy,
   * mass, convergence, size, fixed. An edge has three: the offsets of its nodes, and its weight.
   */
  export default function iterate(
    settings: Record<string, number | boolean>,
    nodes: Float32Array,
    edges: Float32Array,
  ): object;
}
