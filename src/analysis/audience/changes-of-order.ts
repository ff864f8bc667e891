/** How often people who remain change positions, over several lists. */
export interface ChangesOfOrder {
  /** Pairs of neighbours among people also in the previous list. */
  neighbours: number;
  /** How many of these pairs were in the opposite order there. */
  swapped: number;
}

/**
 * Counts the changes from each list to the next.
 *
 * @param people how many people there are. Cost: O(total length of the lists).
 */
export function changesOfOrder(lists: readonly Int32Array[], people: number): ChangesOfOrder {
  const found = { neighbours: 0, swapped: 0 };
  const seenIn = new Int32Array(people).fill(-1);
  const lastPlace = new Int32Array(people);
  for (const [l, list] of lists.entries()) {
    let placeBefore = -1;
    for (let place = 0; place < list.length; place++) {
      const person = list[place];
      if (l > 0 && seenIn[person] === l - 1) {
        if (placeBefore >= 0) found.neighbours++;
        if (lastPlace[person] < placeBefore) found.swapped++;
        placeBefore = lastPlace[person];
      }
      seenIn[person] = l;
      lastPlace[person] = place;
    }
  }
  return found;
}
