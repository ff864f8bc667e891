import type { InterestMatrix } from '../../interests/interest-matrix.ts';

/** The fewest members with a distinctive interest. */
const FEWEST_HOLDERS = 2;

/** One-sided 5%: a smaller z-score may be chance. */
const LEAST_Z = 1.64;

/**
 * Returns the most distinctive interests of each community, by the z-score of the log-odds of
 * having them, with the whole audience as an informative Dirichlet prior. So neither the rarest nor
 * the commonest interests have an advantage. Monroe, Colaresi and Quinn, "Fightin' words"
 * (Political Analysis, 2008), equations 16, 20 and 22. The prior weighs as much as a community of
 * average size. Cost: O(entries log entries).
 *
 * @param community of each person, or -1.
 * @returns the numbers of at most `most` terms for each community.
 */
export function distinctiveTerms(
  matrix: InterestMatrix,
  community: Int32Array,
  communities: number,
  most: number,
): number[][] {
  const { rows, columns, start, column } = matrix.weights;
  const overall = new Float64Array(columns);
  for (const t of column) overall[t]++;
  const held = Array.from({ length: communities }, () => new Map<number, number>());
  const inside = new Float64Array(communities);
  for (let i = 0; i < rows; i++) {
    if (community[i] < 0) continue;
    const counts = held[community[i]];
    for (let p = start[i]; p < start[i + 1]; p++) {
      counts.set(column[p], (counts.get(column[p]) ?? 0) + 1);
    }
    inside[community[i]] += start[i + 1] - start[i];
  }
  return held.map((counts, c) => {
    const odds = { inside: inside[c], all: column.length, prior: column.length / communities };
    return [...counts]
      .filter(([, count]) => count >= FEWEST_HOLDERS)
      .map(([term, count]) => ({ term, z: zScore(count, overall[term], odds) }))
      .filter(({ z }) => z > LEAST_Z)
      .sort((a, b) => b.z - a.z || a.term - b.term)
      .slice(0, most)
      .map(({ term }) => term);
  });
}

function zScore(
  count: number,
  overall: number,
  odds: { inside: number; all: number; prior: number },
): number {
  const prior = (overall / odds.all) * odds.prior;
  const within = count + prior;
  const without = overall - count + prior;
  const logOdds =
    Math.log(within / (odds.inside + odds.prior - within)) -
    Math.log(without / (odds.all - odds.inside + odds.prior - without));
  return logOdds / Math.sqrt(1 / within + 1 / without);
}
