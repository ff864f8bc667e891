/** The accounts that look youngest when they followed: this share of all. */
const YOUNGEST = 0.1;
/** Fewer of them than this tell nothing. */
const FEWEST = 10;
/** Young accounts may follow more often lately than they did, but not by more than this. */
const USUAL_DRIFT = 0.1;
/** By chance, over the root of their number. */
const BY_CHANCE = 0.3;

/**
 * Whether hardly any account looks young over a long part of a list, and many do towards its head. A
 * few young accounts in wrong places do that: all after them seem to have come later than they did,
 * and so to have been older. In an order that is right they are spread over the whole list. A
 * one-sided distance of Kolmogorov and Smirnov from an even spread.
 *
 * @param dates when each account was made, the last of the list first, all known.
 * @param bounds from `earliestInOrder`. Time O(n log n).
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
