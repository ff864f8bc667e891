/** How often people who stay change places, over several lists. */
export interface ChangesOfOrder {
  /** People next to each other among those also in the list before. */
  neighbours: number;
  /** How many of them stood the other way round there. */
  swapped: number;
}

/**
 * Counts the changes from each list to the next.
 *
 * @param people how many people there are. Time O(total length of the lists).
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
