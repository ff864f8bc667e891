/** The number of digits of a number that a program keeps. The others become zeros. */
export type ExactDigits = 15 | 17;

/** Spreadsheets keep 15 digits. JavaScript and other programs with binary fractions keep 17. */
const EXACT: readonly ExactDigits[] = [15, 17];

/** Shorter ids lose too few digits to show it, and longer ids are not numbers. */
const [SHORTEST, LONGEST] = [17, 20];

/** The largest share of files with whole ids that we wrongly call rounded. */
const FALSE_RATE = 1e-7;

export const WHY_ROUNDED =
  'ends in zeros, as too many ids of the file do, so a program has rounded it: export the file again and do not open it in a spreadsheet';

/**
 * Returns to how many digits the ids of a list or file were rounded; `undefined` if nothing shows
 * that they were. A single id that ends in zeros shows nothing: the ids of X are often multiples of
 * 4096, so one in 5^n of them ends in n zeros. Cost: O(ids).
 *
 * @param falseRate the largest share of files with whole ids that we may wrongly call rounded.
 */
export function roundingOf(
  ids: readonly string[],
  falseRate: number = FALSE_RATE,
): ExactDigits | undefined {
  let [likeliest, least]: [ExactDigits | undefined, number] = [undefined, Math.log(falseRate)];
  for (const exact of EXACT) {
    const chance = logChance(ids, exact);
    if (chance < least) [likeliest, least] = [exact, chance];
  }
  return likeliest;
}

/** Returns whether an id ends in the zeros that such rounding leaves. */
export function isRounded(id: string, exact: ExactDigits): boolean {
  if (id.length < SHORTEST || id.length > LONGEST || id.length <= exact) return false;
  for (let at = id.length - 1; at >= exact; at--) if (id[at] !== '0') return false;
  return /^[1-9]\d*$/.test(id);
}

/**
 * Returns an upper bound on the log probability that so many whole ids end in zeros: Chernoff's
 * bound, which also holds for unequal probabilities (Hoeffding 1956).
 */
function logChance(ids: readonly string[], exact: ExactDigits): number {
  let [long, expected] = [0, 0];
  // An id that occurs many times is evidence only once.
  const rounded = new Set<string>();
  for (const id of ids) {
    if (id.length < SHORTEST || id.length > LONGEST || id.length <= exact) continue;
    long++;
    expected += 5 ** (exact - id.length);
    if (isRounded(id, exact)) rounded.add(id);
  }
  return rounded.size > expected ? -long * divergence(rounded.size / long, expected / long) : 0;
}

/** Returns the relative entropy of two coins, by their probabilities. */
function divergence(share: number, expected: number): number {
  const other = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - expected));
  return share * Math.log(share / expected) + other;
}
