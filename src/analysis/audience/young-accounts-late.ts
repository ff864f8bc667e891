/** The youngest accounts at the time of following: this share of all. */
const YOUNGEST = 0.1;
/** The fewest of them for a judgement. */
const FEWEST = 10;
/** Young accounts may have become more frequent, by at most this much. */
const USUAL_DRIFT = 0.1;
/** Random variation, divided by the root of their number. */
const BY_CHANCE = 0.3;

/**
 * Whether young accounts are rare over a long part of a list and frequent near its head. A few
 * young accounts in wrong positions cause this: everybody after them seems to have come later, and
 * with an older account. In a correct order they are spread over the whole list. The test is a
 * one-sided Kolmogorov-Smirnov distance from an even spread.
 *
 * @param dates when each account was made, last of the list first, all known.
 * @param bounds from `earliestInOrder`. Cost: O(n log n).
 */
export function areYoungAccountsLate(dates: Float64Array, bounds: Float64Array): boolean {
  const ages = dates.map((date, place) => bounds[place] - date);
  const limit = ages.toSorted()[Math.floor(YOUNGEST * ages.length)];
  const places: number[] = [];
  for (const [place, age] of ages.entries()) if (age <= limit) places.push(place);
  if (places.length < FEWEST) return false;
  const furthest = places.reduce(
    (most, place, before) => Math.max(most, (place + 0.5) / dates.length - before / places.length),
    0,
  );
  return furthest > USUAL_DRIFT + BY_CHANCE / Math.sqrt(places.length);
}
