import { innerProduct, innerProductAt } from './inner-product.ts';

/** Rounds of smoothing. More would merge groups. */
const TIMES = 2;

/**
 * Smooths points of length 1: each moves half-way to the mean of its nearest points, weighted by
 * their cosines, twice. This removes noise of single points and keeps what neighbours share, so
 * groups are easier to separate. The points are then centred and scaled to length 1. Points that
 * are all zeros do not change.
 *
 * This is a graph convolution without learning: Zhang et al., "Attributed graph clustering via
 * adaptive graph convolution", IJCAI 2019. The number of neighbours is the square root of the
 * number of points; neighbours at an angle of 90 degrees or more have weight 0.
 * Cost: O(points^2 x dimensions), memory 4 points^2 bytes.
 *
 * @param rows points x dimensions, one point after the other.
 *
 * @example
 * // Two points and their opposites: each moves to the direction between it and its neighbour.
 * const drawn = drawNear(Float32Array.of(1, 0, 0.8, 0.6, -1, 0, -0.8, -0.6), 2);
 * drawn.subarray(0, 4); // => [0.948683, 0.316228, 0.948683, 0.316228]
 */
export function drawNear(rows: Float32Array, dimensions: number): Float32Array {
  const points = dimensions === 0 ? 0 : rows.length / dimensions;
  const near = nearestPoints(rows, dimensions, points);
  let drawn = rows;
  for (let time = 0; time < TIMES; time++) drawn = halfWay(drawn, dimensions, near);
  return centredDirections(drawn, dimensions, points);
}

interface Nearest {
  /** Neighbours of each point. */
  count: number;
  point: Int32Array;
  /** Weights of a point's neighbours: they add up to 1, or are all 0. */
  weight: Float32Array;
}

function nearestPoints(rows: Float32Array, dimensions: number, points: number): Nearest {
  const count = Math.min(points - 1, Math.ceil(Math.sqrt(points)));
  const point = new Int32Array(points * count);
  const weight = new Float32Array(points * count);
  const cosines = allProducts(rows, dimensions, points);
  for (let of = 0; of < points; of++) {
    const cosine = cosines.subarray(of * points, (of + 1) * points);
    cosine[of] = -Infinity;
    const nearest = largest(cosine, count);
    const sum = nearest.reduce((total, other) => total + Math.max(0, cosine[other]), 0);
    point.set(nearest, of * count);
    for (let n = 0; n < count; n++) {
      weight[of * count + n] = sum === 0 ? 0 : Math.max(0, cosine[nearest[n]]) / sum;
    }
  }
  return { count, point, weight };
}

/** Returns the positions of the largest values, ascending. The first of equals wins. */
function largest(values: Float32Array, count: number): Int32Array {
  const least = values.toSorted()[values.length - count];
  const places = new Int32Array(count);
  let left = count - values.reduce((above, value) => above + Number(value > least), 0);
  let found = 0;
  for (let at = 0; found < count; at++) {
    if (values[at] > least || (values[at] === least && left-- > 0)) places[found++] = at;
  }
  return places;
}

function allProducts(rows: Float32Array, dimensions: number, points: number): Float32Array {
  const products = new Float32Array(points * points);
  for (let a = 0; a < points; a++) {
    for (let b = 0; b < a; b++) {
      const sum = innerProductAt(rows, a * dimensions, rows, b * dimensions, dimensions);
      products[a * points + b] = sum;
      products[b * points + a] = sum;
    }
  }
  return products;
}

function halfWay(
  rows: Float32Array,
  dimensions: number,
  { count, point, weight }: Nearest,
): Float32Array {
  const drawn = rows.map((value) => value / 2);
  for (let n = 0; n < point.length; n++) {
    const to = Math.floor(n / count) * dimensions;
    const from = point[n] * dimensions;
    const half = weight[n] / 2;
    if (half === 0) continue;
    for (let d = 0; d < dimensions; d++) drawn[to + d] += half * rows[from + d];
  }
  return drawn;
}

function centredDirections(rows: Float32Array, dimensions: number, points: number): Float32Array {
  const mean = new Float64Array(dimensions);
  rows.forEach((value, at) => {
    mean[at % dimensions] += value / points;
  });
  const centred = rows.map((value, at) => value - mean[at % dimensions]);
  for (let of = 0; of < points; of++) {
    const row = centred.subarray(of * dimensions, (of + 1) * dimensions);
    const before = rows.subarray(of * dimensions, (of + 1) * dimensions);
    const length = Math.sqrt(innerProduct(row, row));
    const isNothing = innerProduct(before, before) === 0;
    row.set(row.map((value) => (isNothing || length === 0 ? 0 : value / length)));
  }
  return centred;
}
