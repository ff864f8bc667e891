import type { SparseRows } from '../../stats/sparse-rows.ts';
import { Ranking } from './ranking.ts';
import { SharedScan } from './shared-scan.ts';

/** For each row the nearest others: the i-th's are `row[start[i] .. start[i + 1])`, nearest first. */
export interface NearestRows {
  start: Int32Array;
  row: Int32Array;
  cosine: Float64Array;
}

/**
 * Entries of others read for one person: at least this many, and in smaller audiences as many more
 * as keep the whole work the same. Whoever's interests have fewer holders in all (everybody, in an
 * audience of some ten thousand) is compared with all who share anything, and their neighbours are
 * exact. Beyond it, interests with few holders are still read whole, and the frequent ones within a
 * random sample of the people, the same for each of them, so that those who share several frequent
 * interests are told from those who share one. Such neighbours are the nearest of a part of the
 * audience: as near as those of an audience some times smaller.
 */
const LEAST_READ = 512;
const READ_IN_ALL = 50_000_000;

/** Where only a part was read, this many candidates a neighbour are compared in full. */
const COMPARED_PER_NEIGHBOUR = 2;

/**
 * The k nearest rows by cosine, through an inverted index. Rows must have length 1. Rows that share
 * nothing are never neighbours.
 *
 * @param from first of the rows that are asked about; by default all are.
 * @param to end of these, itself not among them.
 * Cost: O({@link READ_IN_ALL}) or O(people x {@link LEAST_READ}), whichever is more, or less where
 * interests have few holders; memory O(entries + people x k).
 */
export function nearestRows(
  rows: SparseRows,
  k: number,
  from: number = 0,
  to: number = rows.rows,
): NearestRows {
  const requested = to - from;
  const start = new Int32Array(requested + 1);
  const row = new Int32Array(requested * k);
  const cosine = new Float64Array(requested * k);
  const scan = new SharedScan(rows, Math.max(LEAST_READ, READ_IN_ALL / rows.rows));
  const candidates = new Ranking(k * COMPARED_PER_NEIGHBOUR);
  const nearest = new Ranking(k);
  for (let i = 0; i < requested; i++) {
    scan.rank(from + i, nearest, candidates);
    row.set(nearest.best(), start[i]);
    cosine.set(nearest.scores(), start[i]);
    start[i + 1] = start[i] + nearest.size;
  }
  return { start, row: row.slice(0, start[requested]), cosine: cosine.slice(0, start[requested]) };
}

/** What two calls for neighbouring parts of the rows gave, as one call for both gives it. */
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
