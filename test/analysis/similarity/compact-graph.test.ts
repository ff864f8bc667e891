import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactGraph, edgeCount } from '../../../src/analysis/similarity/compact-graph.ts';

it('has every edge in both rows, ascending, with repeated edges added and without loops', () => {
  const node = fc.nat({ max: 7 });
  const mention = fc.tuple(node, node, fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(mention, { maxLength: 40 }), (mentions) => {
      const expected = new Map<string, number>();
      for (const [a, b, weight] of mentions) {
        if (a === b) continue;
        for (const key of [`${a}-${b}`, `${b}-${a}`]) {
          expected.set(key, (expected.get(key) ?? 0) + weight);
        }
      }
      const graph = compactGraph(8, {
        from: mentions.map(([a]) => a),
        to: mentions.map(([, b]) => b),
        weight: mentions.map(([, , weight]) => weight),
      });
      const found: [string, number][] = [];
      for (let i = 0; i < graph.nodes; i++) {
        const row = graph.neighbour.subarray(graph.start[i], graph.start[i + 1]);
        expect(row).toEqual(row.toSorted());
        for (let p = graph.start[i]; p < graph.start[i + 1]; p++) {
          found.push([`${i}-${graph.neighbour[p]}`, graph.weight[p]]);
        }
      }
      expect(found).toHaveLength(expected.size);
      expect(new Map(found)).toEqual(expected);
      expect(edgeCount(graph)).toBe(expected.size / 2);
    }),
  );
});
