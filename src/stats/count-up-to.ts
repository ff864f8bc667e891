/**
 * Returns how many of the ascending numbers are at most `limit`. Binary search. Cost: O(log n).
 *
 * @example
 * countUpTo([1, 3, 3, 7], 3); // => 3
 */
export function countUpTo(ascending: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
