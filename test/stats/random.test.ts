import { describe, expect, it } from 'vitest';
import { chiSquareUpperTail } from '../../src/stats/chi-square-distribution.ts';
import { seededRandom } from '../../src/stats/random.ts';

/** p-value of so many counts all having the same expectation. */
function evenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquareUpperTail(statistic, counts.length - 1);
}

/** The first three numbers, as whole ones. */
function firstOf(seed: number): number[] {
  const random = seededRandom(seed);
  return [random(), random(), random()].map((value) => value * 2 ** 32);
}

describe('seeded random numbers', () => {
  it('are the same on every machine, for every report with the same seed', () => {
    expect(firstOf(1)).toEqual([2_420_951_833, 2_513_034_076, 3_847_892_949]);
    expect(firstOf(-5)).toEqual([2_804_387_006, 342_426_264, 2_862_482_960]);
  });

  it('fill the unit interval evenly, alone and in pairs', () => {
    const random = seededRandom(2026);
    const single = Array.from({ length: 64 }, () => 0);
    const pairs = Array.from({ length: 256 }, () => 0);
    let previous = random();
    for (let i = 0; i < 200_000; i++) {
      const value = random();
      single[Math.floor(value * 64)]++;
      pairs[Math.floor(previous * 16) * 16 + Math.floor(value * 16)]++;
      previous = value;
    }
    expect(evenness(single)).toBeGreaterThan(1e-4);
    expect(evenness(pairs)).toBeGreaterThan(1e-4);
    expect(single).toHaveLength(64);
  });

  it('are unrelated for neighbouring seeds', () => {
    const firsts = Array.from({ length: 64 }, () => 0);
    for (let seed = 0; seed < 20_000; seed++) firsts[Math.floor(seededRandom(seed)() * 64)]++;
    expect(evenness(firsts)).toBeGreaterThan(1e-4);
    const [a, b] = [seededRandom(7), seededRandom(8)];
    let agree = 0;
    for (let i = 0; i < 10_000; i++) if (a() < 0.5 === b() < 0.5) agree++;
    expect(Math.abs(agree - 5000)).toBeLessThan(200);
  });
});
