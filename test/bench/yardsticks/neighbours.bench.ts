// The nearest people of the product, against usearch on a random projection of the same interests.
import { nearestRows } from '../../../src/analysis/similarity/nearest-rows.ts';
import { drawNormal } from '../../../src/stats/draw-normal.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import type { SparseRows } from '../../../src/stats/sparse-rows.ts';
import { plantedInterests } from '../../support/planted-interests.ts';
import { cpuOf, packageNamed } from './outside.ts';

export type Neighbours = Record<string, { seconds: number; recall: number; megabytes: number }>;

/** The part of usearch that is used: it has dense vectors only. */
interface Usearch {
  Index: new (options: object) => {
    add(keys: BigUint64Array, vectors: Float32Array, threads: number): void;
    search(vectors: Float32Array, count: number, threads: number): { keys: BigUint64Array };
  };
}

const PEOPLE = 20_000;
const NEAREST = 10;
const JUDGED = 500;
/** Interests have thousands of columns. Dense vectors of all of them would take gigabytes. */
const DIMENSIONS = 256;

const { matrix } = plantedInterests(
  { people: PEOPLE, groups: 12, own: 200, common: 5000, drawn: 15, noise: 0.3 },
  1,
);
const rows = matrix.weights;
const least = leastOfNearest(rows);
const megabytes = (): number => process.memoryUsage.rss() / 1024 ** 2;

const found: Neighbours = {};
let before = megabytes();
const own = cpuOf(() => nearestRows(rows, NEAREST));
found.own = {
  seconds: own.seconds,
  recall: recallOf((i) => own.result.row.subarray(own.result.start[i], own.result.start[i + 1])),
  megabytes: megabytes() - before,
};

const usearch = packageNamed<Usearch>('usearch');
if (usearch !== undefined) {
  before = megabytes();
  const { seconds, result } = cpuOf(() => {
    const vectors = projected(rows);
    const index = new usearch.Index({ metric: 'cos', dimensions: DIMENSIONS, quantization: 'f16' });
    index.add(
      BigUint64Array.from({ length: PEOPLE }, (_, i) => BigInt(i)),
      vectors,
      1,
    );
    return index.search(vectors, NEAREST + 1, 1).keys;
  });
  const nearest = (i: number): number[] =>
    Array.from(result.subarray(i * (NEAREST + 1), (i + 1) * (NEAREST + 1)), Number)
      .filter((j) => j !== i)
      .slice(0, NEAREST);
  found.usearch = { seconds, recall: recallOf(nearest), megabytes: megabytes() - before };
}
console.log(JSON.stringify(found));

/** Returns the cosine of the last of the truly nearest of each judged person. */
function leastOfNearest(all: SparseRows): Float64Array {
  return Float64Array.from({ length: JUDGED }, (_, i) => {
    const cosines = Float64Array.from({ length: all.rows }, (_row, j) =>
      j === i ? -1 : cosine(i, j),
    );
    return cosines.toSorted().at(-NEAREST)!;
  });
}

/** Returns the share of neighbours that are as near as the truly nearest: ties count for both. */
function recallOf(nearest: (i: number) => ArrayLike<number>): number {
  let hits = 0;
  for (let i = 0; i < JUDGED; i++) {
    hits += Array.from(nearest(i)).filter((j) => cosine(i, j) >= least[i] - 1e-12).length;
  }
  return hits / (JUDGED * NEAREST);
}

function cosine(i: number, j: number): number {
  const { start, column, value } = rows;
  let sum = 0;
  let q = start[j];
  for (let p = start[i]; p < start[i + 1]; p++) {
    while (q < start[j + 1] && column[q] < column[p]) q++;
    if (q < start[j + 1] && column[q] === column[p]) sum += value[p] * value[q];
  }
  return sum;
}

/** Returns dense vectors whose inner products are about those of the rows (Johnson-Lindenstrauss). */
function projected(all: SparseRows): Float32Array {
  const random = seededRandom(1);
  const directions = Float32Array.from({ length: all.columns * DIMENSIONS }, () =>
    drawNormal(random),
  );
  const vectors = new Float32Array(all.rows * DIMENSIONS);
  for (let i = 0; i < all.rows; i++) {
    for (let p = all.start[i]; p < all.start[i + 1]; p++) {
      const from = all.column[p] * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) {
        vectors[i * DIMENSIONS + d] += all.value[p] * directions[from + d];
      }
    }
  }
  return vectors;
}
