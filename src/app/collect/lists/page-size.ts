/** We ask for more than we expect, because lists grow while we read them. */
const MARGIN = { share: 0.1, least: 20 };
const SMALLEST_PAGE = 100;

/** Returns how many items a list may have by now, given how many it had when it was counted. */
export function withMargin(expected: number): number {
  return Math.ceil(expected * (1 + MARGIN.share)) + MARGIN.least;
}

/**
 * Returns how many items to ask for: no more than may be left, because we reserve the money for all
 * of them.
 *
 * @param expected how many items the whole list has, if known
 * @param wanted how many items we want of it, if not all
 * @param read how many we have
 */
export function pageSize(
  { least, most }: { readonly least: number; readonly most: number },
  { expected, wanted }: { expected: number | undefined; wanted: number | undefined },
  read: number,
): number {
  const inList = expected === undefined ? Infinity : withMargin(expected);
  const left = Math.min(wanted ?? Infinity, inList) - read;
  const smallest = wanted === undefined ? SMALLEST_PAGE : 1;
  return Math.max(least, Math.min(most, Math.max(left, smallest)));
}
