import type { SparseRows } from '../../stats/sparse-rows.ts';
import type { InterestMatrix } from './interest-matrix.ts';

/** The most interests of a person. We keep the strongest. Only machines have more. */
const MOST_INTERESTS = 200;

/**
 * A row needs an interest that at least a tenth of people lack. Commoner ones distinguish nobody.
 */
const LEAST_INFORMATION = -Math.log(0.9);

/**
 * Weights interests by how often a person shows them, damped, and by rarity: log2(1 + count) x
 * ln(people / holders). Scales rows to length 1. Drops interests with one holder before scaling,
 * because they connect nobody. Rows with only near-universal interests become empty.
 *
 * Inverse document frequency: Spärck Jones, "A statistical interpretation of term specificity and
 * its application in retrieval", Journal of Documentation 28 (1972).
 *
 * @param counts people x interests.
 */
export function weightByRarity(
  counts: SparseRows,
  shown: (term: number) => string,
): InterestMatrix {
  const holders = new Int32Array(counts.columns);
  for (const t of counts.column) holders[t]++;
  let people = 0;
  for (let i = 0; i < counts.rows; i++) if (counts.start[i] < counts.start[i + 1]) people++;

  const renumbered = new Int32Array(counts.columns).fill(-1);
  const rarity = new Float64Array(counts.columns);
  const terms: string[] = [];
  for (let t = 0; t < counts.columns; t++) {
    if (holders[t] < 2 || holders[t] === people) continue;
    rarity[t] = Math.log(people / holders[t]);
    renumbered[t] = terms.length;
    terms.push(shown(t));
  }
  return {
    terms,
    rarity: rarity.filter((_, t) => renumbered[t] >= 0),
    weights: weighted(counts, rarity, renumbered, terms.length),
  };
}

function weighted(
  counts: SparseRows,
  rarity: Float64Array,
  renumbered: Int32Array,
  columns: number,
): SparseRows {
  const start = new Int32Array(counts.rows + 1);
  const column = new Int32Array(counts.column.length);
  const value = new Float64Array(counts.column.length);
  const weight = counts.value.map((count, e) => Math.log2(1 + count) * rarity[counts.column[e]]);
  let end = 0;
  for (let i = 0; i < counts.rows; i++) {
    const from = counts.start[i];
    const chosen = strongest(weight, from, counts.start[i + 1]);
    const entries = chosen?.length ?? counts.start[i + 1] - from;
    let squares = 0;
    let information = 0;
    const begin = end;
    for (let k = 0; k < entries; k++) {
      const e = chosen?.[k] ?? from + k;
      const t = counts.column[e];
      if (weight[e] === 0) continue;
      column[end] = renumbered[t];
      value[end++] = weight[e];
      squares += weight[e] * weight[e];
      information = Math.max(information, rarity[t]);
    }
    if (information < LEAST_INFORMATION) end = begin;
    for (let p = begin; p < end; p++) value[p] /= Math.sqrt(squares);
    start[i + 1] = end;
  }
  return {
    rows: counts.rows,
    columns,
    start,
    column: column.slice(0, end),
    value: value.slice(0, end),
  };
}

/**
 * Returns the strongest entries of a row with too many, ascending by interest, and `undefined` for
 * other rows.
 */
function strongest(weight: Float64Array, from: number, to: number): Int32Array | undefined {
  if (to - from <= MOST_INTERESTS) return undefined;
  return Int32Array.from({ length: to - from }, (_, k) => from + k)
    .sort((a, b) => weight[b] - weight[a] || a - b)
    .subarray(0, MOST_INTERESTS)
    .sort();
}
