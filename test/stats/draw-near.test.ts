import { describe, expect, it } from 'vitest';
import { drawNear } from '../../src/stats/draw-near.ts';
import { innerProduct } from '../../src/stats/inner-product.ts';
import { seededRandom } from '../../src/stats/random.ts';

const DIMENSIONS = 40;

/** Points around two directions, by turns, so noisy that many are closer to one of the others. */
function twoGroups(count: number): Float32Array {
  const random = seededRandom(4);
  const points = new Float32Array(count * DIMENSIONS);
  for (let at = 0; at < count; at++) {
    const own = points.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS);
    own.forEach((_, d) => (own[d] = random() - 0.5));
    own[at % 2] += 1.2;
    const length = Math.hypot(...own);
    own.forEach((value, d) => (own[d] = value / length));
  }
  return points;
}

const pointAt = (points: Float32Array, at: number): Float32Array =>
  points.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS);

/** Mean cosine of all pairs of one group less that of pairs across. */
function contrast(points: Float32Array, count: number): number {
  const sums = [0, 0];
  const pairs = [0, 0];
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const kind = (a + b) % 2;
      sums[kind] += innerProduct(pointAt(points, a), pointAt(points, b));
      pairs[kind]++;
    }
  }
  return sums[0] / pairs[0] - sums[1] / pairs[1];
}

describe('points smoothed towards their neighbours', () => {
  it('form clearer groups', () => {
    const points = twoGroups(60);
    const drawn = drawNear(points, DIMENSIONS);
    expect(contrast(points, 60)).toBeLessThan(0.7);
    expect(contrast(drawn, 60)).toBeGreaterThan(1.1);
  });

  it('have length 1, except points of zeros', () => {
    const points = twoGroups(20);
    points.fill(0, 0, DIMENSIONS);
    const drawn = drawNear(points, DIMENSIONS);
    expect([...pointAt(drawn, 0)].every((value) => value === 0)).toBe(true);
    for (let at = 1; at < 20; at++) expect(Math.hypot(...pointAt(drawn, at))).toBeCloseTo(1, 5);
  });

  it('are numbers, even for one, two or equal points', () => {
    for (const points of [twoGroups(0), twoGroups(1), twoGroups(2)]) {
      expect(drawNear(points, DIMENSIONS).every(Number.isFinite)).toBe(true);
    }
    const same = Float32Array.from({ length: 5 * DIMENSIONS }, (_, at) =>
      at % DIMENSIONS === 0 ? 1 : 0,
    );
    expect(drawNear(same, DIMENSIONS).every(Number.isFinite)).toBe(true);
  });
});
