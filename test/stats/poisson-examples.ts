import type { PoissonProblem } from '../../src/stats/poisson-problem.ts';
import { designOf } from './support.ts';

/**
 * Breaks of yarn by wool (A, B) and tension (L, M, H), nine looms each: Tippett, Technological
 * Applications of Statistics (1950), as `warpbreaks` in R.
 */
const breaks = [
  26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43,
  28, 15, 26, 27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24,
  17, 13, 15, 15, 16, 28,
];

/** breaks ~ wool + tension. */
export function warpbreaks(): PoissonProblem {
  const design = breaks.map((_, r) => {
    const tension = Math.floor(r / 9) % 3;
    return [1, r >= 27 ? 1 : 0, tension === 1 ? 1 : 0, tension === 2 ? 1 : 0];
  });
  return {
    design: designOf(design),
    counts: Float64Array.from(breaks),
    offset: new Float64Array(54),
    penalty: new Float64Array(4),
  };
}

/**
 * Type, year of building, period, months of service, incidents of damage by waves: McCullagh and
 * Nelder, Generalized Linear Models, 2nd ed. (1989), section 6.3.2, as `ships` in R's MASS. Rows
 * without service are kept.
 */
const ships: readonly (readonly [string, number, number, number, number])[] = [
  ['A', 60, 60, 127, 0],
  ['A', 60, 75, 63, 0],
  ['A', 65, 60, 1095, 3],
  ['A', 65, 75, 1095, 4],
  ['A', 70, 60, 1512, 6],
  ['A', 70, 75, 3353, 18],
  ['A', 75, 60, 0, 0],
  ['A', 75, 75, 2244, 11],
  ['B', 60, 60, 44882, 39],
  ['B', 60, 75, 17176, 29],
  ['B', 65, 60, 28609, 58],
  ['B', 65, 75, 20370, 53],
  ['B', 70, 60, 7064, 12],
  ['B', 70, 75, 13099, 44],
  ['B', 75, 60, 0, 0],
  ['B', 75, 75, 7117, 18],
  ['C', 60, 60, 1179, 1],
  ['C', 60, 75, 552, 1],
  ['C', 65, 60, 781, 0],
  ['C', 65, 75, 676, 1],
  ['C', 70, 60, 783, 6],
  ['C', 70, 75, 1948, 2],
  ['C', 75, 60, 0, 0],
  ['C', 75, 75, 274, 1],
  ['D', 60, 60, 251, 0],
  ['D', 60, 75, 105, 0],
  ['D', 65, 60, 288, 0],
  ['D', 65, 75, 192, 0],
  ['D', 70, 60, 349, 2],
  ['D', 70, 75, 1208, 11],
  ['D', 75, 60, 0, 0],
  ['D', 75, 75, 2051, 4],
  ['E', 60, 60, 45, 0],
  ['E', 60, 75, 0, 0],
  ['E', 65, 60, 789, 7],
  ['E', 65, 75, 437, 7],
  ['E', 70, 60, 1157, 5],
  ['E', 70, 75, 2161, 12],
  ['E', 75, 60, 0, 0],
  ['E', 75, 75, 542, 1],
];

/** incidents ~ type + factor(year) + factor(period) + offset(log(service)). */
export function shipDamage(): PoissonProblem {
  return {
    design: designOf(
      ships.map(([type, year, period]) => [
        1,
        ...['B', 'C', 'D', 'E'].map((other) => Number(type === other)),
        ...[65, 70, 75].map((other) => Number(year === other)),
        Number(period === 75),
      ]),
    ),
    counts: Float64Array.from(ships, ([, , , , incidents]) => incidents),
    offset: Float64Array.from(ships, ([, , , service]) => Math.log(service)),
    penalty: new Float64Array(9),
  };
}
