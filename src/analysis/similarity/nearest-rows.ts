import type { SparseRows } from '../../stats/sparse-rows.ts';
import { Ranking } from './ranking.ts';
import { SharedScan } from './shared-scan.ts';

/** The nearest rows of each row: of the i-th, `row[start[i] .. start[i + 1])`, nearest first. */
export interface NearestRows {
  start: Int32Array;
  row: Int32Array;
  cosine: Float64Array;
}

/**
 * The least number of entries that we read for one person. In a smaller audience we read more, up
 * to {@link READ_IN_ALL} for everybody together. If the interests of a person have no more holders
 * than that (true of everybody in an audience of some ten thousand), we compare the person with all
 * who share an interest, and the neighbours are exact. Otherwise we read interests with few holders
 * whole, and frequent ones within a random sample of people. The sample is the same for each
 * interest of a person, so that people who share several frequent interests stand out from those
 * who share one. The neighbours are then the nearest of a part of the audience, as good as those of
 * a smaller audience.
 */
const LEAST_READ = 512;
const READ_IN_ALL = 50_000_000;

/** If only a part was read, we compare this many candidates for each neighbour in full. */
const COMPARED_PER_NEIGHBOUR = 2;

/**
 * Returns the k nearest rows by cosine, through an inverted index. Rows must have length 1. Rows
 * that share nothing are never neighbours.
 *
 * Cost: O(max({@link READ_IN_ALL}, people x {@link LEAST_READ})), less if interests have few
 * holders; memory O(entries + people x k).
 *
 * @param from the first row to find neighbours for. Default: the first of all.
 * @param to the end of these rows, exclusive. Default: the end of all.
 */
export function nearestRows(
  rows: SparseRows,
  k: number,
  from: number = 0,
  to: number = rows.rows,
): NearestRows {
  const requested = to - from;
  const count = new Uint8Array(requested);
  const row = new Int32Array(requested * k);
  const cosine = new Float64Array(requested * k);
  const scan = new SharedScan(rows, allowanceOf(rows));
  const candidates = new Ranking(k * COMPARED_PER_NEIGHBOUR);
  const nearest = new Ranking(k);
  for (const i of scan.inOrder(from, to)) {
    scan.rank(i, nearest, candidates);
    row.set(nearest.best(), (i - from) * k);
    cosine.set(nearest.scores(), (i - from) * k);
    count[i - from] = nearest.size;
  }
  return withoutGaps(count, k, row, cosine);
}

function allowanceOf({ rows }: SparseRows): number {
  return Math.max(LEAST_READ, READ_IN_ALL / rows);
}

/**
 * Returns the share of rows that {@link nearestRows} compares with a sample only.
 * Cost: O(entries).
 */
export function sampledShare(rows: SparseRows): number {
  const holders = new Int32Array(rows.columns);
  for (const column of rows.column) holders[column]++;
  const allowance = allowanceOf(rows);
  let sampled = 0;
  for (let i = 0; i < rows.rows; i++) {
    let all = 0;
    for (let e = rows.start[i]; e < rows.start[i + 1]; e++) all += holders[rows.column[e]];
    if (all > allowance) sampled++;
  }
  return rows.rows > 0 ? sampled / rows.rows : 0;
}

/** Moves the neighbours of all rows together. Row i has `count[i]` of them from `i x k`. */
export function withoutGaps(
  count: Uint8Array,
  k: number,
  row: Int32Array,
  cosine: Float64Array,
): NearestRows {
  const start = new Int32Array(count.length + 1);
  for (let i = 0; i < count.length; i++) {
    start[i + 1] = start[i] + count[i];
    row.copyWithin(start[i], i * k, i * k + count[i]);
    cosine.copyWithin(start[i], i * k, i * k + count[i]);
  }
  const found = start[count.length];
  return { start, row: row.slice(0, found), cosine: cosine.slice(0, found) };
}

/** Joins the results for two consecutive ranges of rows into the result for both. */
export function joinNearest(first: NearestRows, second: NearestRows): NearestRows {
  const found = first.row.length;
  const start = new Int32Array(first.start.length + second.start.length - 1);
  start.set(first.start);
  start.set(
    second.start.map((at) => found + at),
    first.start.length - 1,
  );
  const row = new Int32Array(found + second.row.length);
  row.set(first.row);
  row.set(second.row, found);
  const cosine = new Float64Array(row.length);
  cosine.set(first.cosine);
  cosine.set(second.cosine, found);
  return { start, row, cosine };
}
