import { expect, it } from 'vitest';
import { fineDeviations } from '../../../../src/analysis/effects/fine/fine-deviations.ts';
import { Matrix } from '../../../../src/stats/matrix.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { drawNormal } from '../../../../src/stats/draw-normal.ts';

/** Residuals of many intervals, in each of which one of four fine topics of one broad topic is on. */
function remainder(effects: readonly number[], noise: number) {
  const random = seededRandom(2);
  const design = new Matrix(400, effects.length);
  const residual = Float64Array.from({ length: design.rows }, (_, i) => {
    design.set(i, i % effects.length, 10);
    return 10 * effects[i % effects.length]! + noise * drawNormal(random);
  });
  return {
    residual,
    variance: residual.map(() => noise ** 2),
    design,
    parent: Int32Array.from(effects, () => 0),
    weight: Float64Array.from(effects, () => 1),
  };
}

it('finds fine topics that differ, around a mean of 0', () => {
  const { mean, error } = fineDeviations(remainder([0.4, 0, 0, -0.4], 5));
  expect(mean.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
  expect(Math.abs(mean[0]! - 0.4)).toBeLessThan(3 * error[0]!);
  expect(mean[0]).toBeGreaterThan(mean[1]! + 2 * error[0]!);
  expect(mean[3]).toBeLessThan(mean[2]! - 2 * error[0]!);
});

it('shrinks those that do not differ to their broad topic', () => {
  const { mean } = fineDeviations(remainder([0, 0, 0, 0], 5));
  for (const value of mean) expect(Math.abs(value)).toBeLessThan(0.03);
});
