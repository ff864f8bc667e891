/**
 * Samples people: each group by its share, and within a group evenly over its people in their
 * order. It is deterministic.
 *
 * @param people sorted.
 * @param groupOf by person.
 * @returns all of them where they are no more than `most`, in their order.
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
