import type { Random } from '../../../src/stats/random.ts';

const RESTARTS = 10;
const MOST_ROUNDS = 100;

/**
 * Plain k-means from ten k-means++ beginnings, the tightest of which is taken: what anybody with
 * the same vectors would try first.
 *
 * @returns for each point its group.
 */
export function kMeans(
  points: readonly ArrayLike<number>[],
  groups: number,
  random: Random,
): number[] {
  let best: { group: number[]; spread: number } | undefined;
  for (let restart = 0; restart < RESTARTS; restart++) {
    const found = settle(points, spreadOut(points, groups, random));
    if (best === undefined || found.spread < best.spread) best = found;
  }
  return best!.group;
}

function settle(
  points: readonly ArrayLike<number>[],
  first: Float64Array[],
): { group: number[]; spread: number } {
  let centres = first;
  let group: number[] = [];
  let spread = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const closest = points.map((point) => closestTo(point, centres));
    group = closest.map(({ at }) => at);
    const now = closest.reduce((sum, { distance }) => sum + distance, 0);
    if (now >= spread * (1 - 1e-6)) break;
    spread = now;
    centres = meansOf(points, group, centres);
  }
  return { group, spread };
}

function meansOf(
  points: readonly ArrayLike<number>[],
  group: readonly number[],
  before: readonly Float64Array[],
): Float64Array[] {
  const sizes = before.map(() => 0);
  const means = before.map((centre) => new Float64Array(centre.length));
  points.forEach((point, p) => {
    sizes[group[p]!]!++;
    const mean = means[group[p]!]!;
    for (let d = 0; d < mean.length; d++) mean[d]! += point[d]!;
  });
  return means.map((mean, at) =>
    sizes[at] === 0 ? before[at]! : mean.map((sum) => sum / sizes[at]!),
  );
}

/** k-means++: each next beginning is drawn by its squared distance from those before. */
function spreadOut(
  points: readonly ArrayLike<number>[],
  groups: number,
  random: Random,
): Float64Array[] {
  const centres = [Float64Array.from(points[Math.floor(random() * points.length)]!)];
  const distances = points.map((point) => squaredDistance(point, centres[0]!));
  while (centres.length < groups) {
    let left = random() * distances.reduce((sum, distance) => sum + distance, 0);
    const drawn = distances.findIndex((distance) => (left -= distance) < 0);
    const next = Float64Array.from(points[drawn < 0 ? 0 : drawn]!);
    centres.push(next);
    points.forEach((point, p) => {
      distances[p] = Math.min(distances[p]!, squaredDistance(point, next));
    });
  }
  return centres;
}

function closestTo(
  point: ArrayLike<number>,
  centres: readonly Float64Array[],
): { at: number; distance: number } {
  let closest = { at: 0, distance: Infinity };
  centres.forEach((centre, at) => {
    const distance = squaredDistance(point, centre);
    if (distance < closest.distance) closest = { at, distance };
  });
  return closest;
}

function squaredDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < b.length; d++) sum += (a[d]! - b[d]!) ** 2;
  return sum;
}
