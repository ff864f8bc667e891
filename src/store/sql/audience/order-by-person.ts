/**
 * Positions of rows sorted by person, and among the rows of one person by `compare`. Counting puts
 * people in order, so only the few rows of each person are ever compared.
 * Cost: O(rows + people), and O(k log k) comparisons for a person with k rows.
 */
export function orderByPerson(
  person: Int32Array,
  people: number,
  compare: (a: number, b: number) => number,
): Int32Array {
  const end = new Int32Array(people);
  for (let i = 0; i < person.length; i++) end[person[i]!]!++;
  for (let p = 1; p < people; p++) end[p]! += end[p - 1]!;
  const order = new Int32Array(person.length);
  const next = end.slice();
  for (let i = person.length - 1; i >= 0; i--) order[--next[person[i]!]!] = i;
  for (let p = 0; p < people; p++) {
    if (end[p]! - next[p]! > 1) order.subarray(next[p], end[p]).sort(compare);
  }
  return order;
}

/** Orders numbers, infinite ones too, where a difference would be NaN. */
export function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
