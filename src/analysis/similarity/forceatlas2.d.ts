declare module 'graphology-layout-forceatlas2/iterate.js' {
  /**
   * One step of the layout, in place. Ten numbers a node: x, y, dx, dy, old dx, old dy, mass,
   * convergence, size, fixed; three an edge: the offsets of its nodes, and its weight.
   */
  export default function iterate(
    settings: Record<string, number | boolean>,
    nodes: Float32Array,
    edges: Float32Array,
  ): object;
}
