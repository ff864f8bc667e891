/** Positions sorted by key: those of key k are `order[start[k] .. start[k + 1])`. */
export interface Sorted {
  /** Length keys + 1. */
  start: Int32Array;
  order: Int32Array;
}

/**
 * Sorts positions by their keys of 0 .. keys - 1. Positions with the same key keep their order.
 * Cost: O(positions + keys) in time and memory.
 *
 * @param before the order of positions with the same key. Default: ascending.
 *
 * @example
 * const { start, order } = countingSort([1, 0, 1], 2);
 * start; // => [0, 1, 3]
 * order; // => [1, 0, 2]
 */
export function countingSort(key: ArrayLike<number>, keys: number, before?: Int32Array): Sorted {
  const count = key.length;
  const start = new Int32Array(keys + 1);
  for (let e = 0; e < count; e++) start[key[e] + 1]++;
  for (let k = 0; k < keys; k++) start[k + 1] += start[k];
  const order = new Int32Array(count);
  const next = start.slice(0, keys);
  for (let at = 0; at < count; at++) {
    const e = before === undefined ? at : before[at];
    order[next[key[e]]++] = e;
  }
  return { start, order };
}
