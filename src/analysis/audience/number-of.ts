/**
 * Returns the number of a person, -1 if unknown. Ids are in ascending order. Cost: O(log people).
 */
export function numberOf(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle] < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}
