import type { PeopleIndex } from './people-index.ts';

/**
 * Returns positions of rows sorted by person, and for one person by `compare`. A counting sort puts
 * people in order, so only the few rows of each person are ever compared. An event stored under two
 * names of one person is one event: of the rows that compare equal, only the first is returned.
 * Cost: O(rows + people), and O(k log k) comparisons for a person with k rows.
 */
export function orderByPerson(
  person: Int32Array,
  { count: people, areAnyJoined }: Pick<PeopleIndex, 'count' | 'areAnyJoined'>,
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
  if (!areAnyJoined) return order;
  return order.filter((row, i) => {
    const before = order[i - 1];
    return i === 0 || person[before] !== person[row] || compare(before, row) !== 0;
  });
}

/** Compares numbers, even infinite ones, whose difference would be NaN. */
export function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
