import { innerProduct, innerProductAt } from './inner-product.ts';

/** Points are drawn this often; more and groups melt into each other. */
const TIMES = 2;

/**
 * Draws points of length 1 together where they lie close: each moves half-way to the mean of its
 * nearest points, weighted by their cosines, and again. What sets single points apart at random
 * goes, what neighbours share stays, so groups stand out more clearly. Then all are taken from
 * their middle and made 1 long again. Points that are all zeros stay so.
 *
 * A graph convolution without learning: Zhang et al., "Attributed graph clustering via adaptive
 * graph convolution", IJCAI 2019. Neighbours are as many as the square root of the points; those
 * at an angle of 90 degrees or more count for nothing. Time O(points^2 x dimensions), memory
 * 4 points^2 bytes.
 *
 * @param rows points x dimensions, one point after the other.
 */
export function drawNear(rows: Float32Array, dimensions: number): Float32Array {
  const points = dimensions === 0 ? 0 : rows.length / dimensions;
  const near = nearestPoints(rows, dimensions, points);
  let drawn = rows;
  for (let time = 0; time < TIMES; time++) drawn = halfWay(drawn, dimensions, near);
  return fromMiddle(drawn, dimensions, points);
}

interface Nearest {
  /** So many each. */
  count: number;
  point: Int32Array;
  /** Adding up to 1, or all 0. */
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

/** The places of the largest values, ascending; of equals the first. */
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

function fromMiddle(rows: Float32Array, dimensions: number, points: number): Float32Array {
  const middle = new Float64Array(dimensions);
  rows.forEach((value, at) => {
    middle[at % dimensions] += value / points;
  });
  const centred = rows.map((value, at) => value - middle[at % dimensions]);
  for (let of = 0; of < points; of++) {
    const row = centred.subarray(of * dimensions, (of + 1) * dimensions);
    const before = rows.subarray(of * dimensions, (of + 1) * dimensions);
    const length = Math.sqrt(innerProduct(row, row));
    const isNothing = innerProduct(before, before) === 0;
    row.set(row.map((value) => (isNothing || length === 0 ? 0 : value / length)));
  }
  return centred;
}
