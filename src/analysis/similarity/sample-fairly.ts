/**
 * Samples people: each group in proportion to its size, and evenly over the order of its people.
 * The sample is deterministic.
 *
 * @param people sorted.
 * @param groupOf by person.
 * @returns at most `most` people, in their order; all of them if they are no more.
 */
export function sampleFairly(
  people: readonly number[],
  groupOf: ArrayLike<number>,
  most: number,
): number[] {
  if (people.length <= most) return [...people];
  const share = most / people.length;
  const owed = new Map<number, number>();
  return people.filter((person) => {
    const due = (owed.get(groupOf[person]) ?? 0.5) + share;
    const picked = due >= 1;
    owed.set(groupOf[person], picked ? due - 1 : due);
    return picked;
  });
}
