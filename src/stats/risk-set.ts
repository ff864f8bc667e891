/** How many are at risk at each age. */
export interface RiskSet {
  /** Returns the weight at risk at an age. Cost: O(log n). */
  at(age: number): number;
  /** Returns the least weight at risk at any age above 0 up to this one. Cost: O(log n). */
  leastUpTo(age: number): number;
}

/**
 * Returns who is at risk at each age, where observations may begin late: each is at risk at ages in
 * (entry, end] (delayed entry, or left truncation: Klein and Moeschberger, Survival Analysis, 2003,
 * section 4.6).
 *
 * @param entry age at which observation begins; 0: from the start, age 0 included.
 * @param end age at which it ends.
 * @param weight of each.
 * Cost: O(n log n).
 *
 * @example
 * const { at, leastUpTo } = riskSet(Float64Array.of(0, 5), Float64Array.of(3, 9), Float64Array.of(1, 1));
 * at(2); // => 1
 * at(6); // => 1
 * leastUpTo(6); // => 0, as nobody is at risk from 3 to 5
 */
export function riskSet(entry: Float64Array, end: Float64Array, weight: Float64Array): RiskSet {
  const changes = Array.from(end, (age, i) => ({ age, by: weight[i] }));
  entry.forEach((age, i) => {
    if (age > 0) changes.push({ age, by: -weight[i] });
  });
  changes.sort((a, b) => a.age - b.age);
  const ages = Float64Array.from(changes, ({ age }) => age);
  // Sums from the last age on, so that nobody is left at the end, without any rounding error.
  const atRisk = new Float64Array(ages.length + 1);
  for (let i = ages.length - 1; i >= 0; i--) atRisk[i] = atRisk[i + 1] + changes[i].by;
  // Several changes at one age are one change: only the sum after the last of them is a risk set.
  let least = atRisk[0];
  const leastAt = atRisk.map((value, i) => {
    const isWithinOneAge = i > 0 && i < ages.length && ages[i] === ages[i - 1];
    if (!isWithinOneAge) least = Math.min(least, value);
    return least;
  });
  return {
    at: (age) => atRisk[countBelow(ages, age)],
    leastUpTo: (age) => leastAt[countBelow(ages, age)],
  };
}

/** Returns how many of the ascending values are below a limit. */
function countBelow(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
