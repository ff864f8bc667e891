import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refinePartition } from '../../src/stats/spherical-k-means.ts';
import { wardClustering } from '../../src/stats/ward-clustering.ts';

/** Ward's criterion by its definition: all pairs tried at every step. */
function wardByDefinition(points: readonly number[][], groups: number): number[][] {
  const spread = (members: readonly number[]): number => {
    const mean = points[0]!.map(
      (_, d) => members.reduce((sum, at) => sum + points[at]![d]!, 0) / members.length,
    );
    return members.reduce(
      (sum, at) => sum + points[at]!.reduce((s, value, d) => s + (value - mean[d]!) ** 2, 0),
      0,
    );
  };
  let clusters = points.map((_, at) => [at]);
  while (clusters.length > groups) {
    let best: { a: number[]; b: number[]; cost: number } | undefined;
    for (const [at, a] of clusters.entries()) {
      for (const b of clusters.slice(at + 1)) {
        const cost = spread([...a, ...b]) - spread(a) - spread(b);
        if (best === undefined || cost < best.cost) best = { a, b, cost };
      }
    }
    const { a, b } = best!;
    clusters = [...clusters.filter((one) => one !== a && one !== b), [...a, ...b]];
  }
  return clusters.map((members) => members.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

function membersOf(group: Int32Array): number[][] {
  const members: number[][] = [];
  group.forEach((of, point) => (members[of] ??= []).push(point));
  return members;
}

describe("Ward's clustering", () => {
  it('follows its definition', () => {
    const point = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(point, { minLength: 1, maxLength: 14, selector: String }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.01, noNaN: true })),
        (points, groups, jitter) => {
          // Moved a little, so that no two distances are equal.
          const apart = points.map((values) => values.map((value) => value + jitter.next().value));
          const rows = Float32Array.from(apart.flat());
          const exact = apart.map((_, at) => [...rows.subarray(3 * at, 3 * at + 3)]);
          const distances = exact.flatMap((a, at) =>
            exact
              .slice(at + 1)
              .map((b) => a.reduce((sum, value, d) => sum + (value - b[d]!) ** 2, 0)),
          );
          fc.pre(
            distances.every((one, at) =>
              distances.every((other, to) => at === to || Math.abs(one - other) > 1e-5),
            ),
          );
          expect(membersOf(wardClustering(rows, 3, groups))).toEqual(
            wardByDefinition(exact, groups),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('accepts equal points, fewer points than groups, and no points', () => {
    expect(new Set(wardClustering(new Float32Array(20).fill(1), 2, 1)).size).toBe(1);
    expect([...wardClustering(Float32Array.of(1, 0, 0, 1), 2, 5)]).toEqual([0, 1]);
    expect([...wardClustering(new Float32Array(0), 2, 3)]).toEqual([]);
  });
});

describe('refining a partition', () => {
  it('corrects wrongly grouped points, and empties groups that nothing is close to', () => {
    const angles = [0, 0.1, 0.2, 1.5, 1.6, 1.7];
    const rows = Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
    const settled = refinePartition(rows, 2, Int32Array.of(0, 0, 1, 1, 1, 0), 3);
    expect([...settled]).toEqual([0, 0, 0, 1, 1, 1]);
  });
});
