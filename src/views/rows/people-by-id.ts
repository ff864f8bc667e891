/**
 * Returns the numbers of people in the order of their ids. Everything that lists people uses it:
 * viewers see other ids than those by which people are numbered, and the order of the numbers would
 * tell something of the real ones.
 *
 * Cost: O(people) if their ids are in order, otherwise O(people x log people).
 */
export function peopleById(ids: readonly string[]): Int32Array {
  const numbers = Int32Array.from(ids.keys());
  const isInOrder = ids.every((id, at) => at === 0 || ids[at - 1] <= id);
  return isInOrder ? numbers : numbers.sort((a, b) => (ids[a] < ids[b] ? -1 : 1));
}

/** For each person, the place of their id in that order. */
export function placesById(ids: readonly string[]): Int32Array {
  const places = new Int32Array(ids.length);
  for (const [place, person] of peopleById(ids).entries()) places[person] = place;
  return places;
}
