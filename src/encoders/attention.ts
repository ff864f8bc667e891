import { ATTEND_WASM } from './attend-wasm.ts';

/**
 * Returns for each row the values of all rows, weighted by how its query matches their keys.
 *
 * @param rows `count` x three times `width`: queries, keys and values.
 * @returns `count` x `width`.
 */
export type Attention = (rows: Float32Array, count: number, width: number) => Float32Array;

type Match = (
  queries: number,
  keys: number,
  stride: number,
  size: number,
  count: number,
  scale: number,
  out: number,
) => void;

type Mix = (
  weights: number,
  values: number,
  stride: number,
  size: number,
  count: number,
  out: number,
  outStride: number,
) => void;

const PAGE = 65_536;

/** Bytes of a number. */
const NUMBER = 4;

/** The most rows of one call, and the largest width. */
interface Largest {
  rows: number;
  width: number;
}

/**
 * Makes attention (Vaswani et al., "Attention is all you need", 2017) with this many heads. Cost:
 * O(count^2 x width), four numbers at a time. Each head has a multiple of 8 of the width.
 */
export function attentionOf(heads: number, largest: Largest): Attention {
  const { exports } = new WebAssembly.Instance(
    new WebAssembly.Module(Buffer.from(ATTEND_WASM, 'base64')),
  );
  const memory = exports.memory as WebAssembly.Memory;
  const match = exports.match as Match;
  const mix = exports.mix as Mix;
  // Rows stand at the beginning, behind them the results, then how queries match keys.
  const results = NUMBER * largest.rows * 3 * largest.width;
  const matches = results + NUMBER * largest.rows * largest.width;
  memory.grow(Math.ceil((matches + NUMBER * largest.rows ** 2) / PAGE));

  return (rows, count, width) => {
    new Float32Array(memory.buffer).set(rows);
    const weights = new Float32Array(memory.buffer, matches, count * count);
    const [size, stride] = [(NUMBER * width) / heads, NUMBER * 3 * width];
    const scale = 1 / Math.sqrt(width / heads);
    for (let head = 0; head < heads; head++) {
      const queries = head * size;
      const [keys, values] = [queries + NUMBER * width, queries + NUMBER * 2 * width];
      match(queries, keys, stride, size, count, scale, matches);
      for (let row = 0; row < count; row++) makeShares(weights, row * count, (row + 1) * count);
      mix(matches, values, stride, size, count, results + queries, NUMBER * width);
    }
    return new Float32Array(memory.buffer, results, count * width).slice();
  };
}

/** Turns matches into shares, in place (softmax). */
function makeShares(weights: Float32Array, from: number, to: number): void {
  let most = -Infinity;
  for (let at = from; at < to; at++) if (weights[at] > most) most = weights[at];
  let sum = 0;
  for (let at = from; at < to; at++) {
    weights[at] = Math.exp(weights[at] - most);
    sum += weights[at];
  }
  for (let at = from; at < to; at++) weights[at] /= sum;
}
