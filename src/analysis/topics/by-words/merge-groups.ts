import type { SparseRows } from '../../../stats/sparse-rows.ts';

/** Two groups merge if their lift is above this. Unrelated groups have a lift of 1. */
const LEAST_LIFT = 1.5;

/**
 * Merges groups about the same thing in overlapping words, the closest two first, until none is
 * close enough. The measure is the lift of two groups: the sum over terms of p(term
 * a) p(term
 * b) / p(term), which is 1 for independent terms. The lift of a union is the mean of both lifts,
 * weighted by their terms (average linkage, exact for this measure). Cost: O(groups x entries +
 * groups^3).
 *
 * @param counts posts x terms.
 * @param group of each post, or -1.
 * @param groups the number of groups.
 * @returns the group of each post after merging. A merged group has the lowest of its former
 * numbers.
 */
export function mergeGroups(counts: SparseRows, group: Int32Array, groups: number): Int32Array {
  const { lift, total } = liftsOfGroups(counts, group, groups);
  const into = Int32Array.from({ length: groups }, (_, at) => at);
  for (;;) {
    const pair = closestPair(lift, total);
    if (pair === undefined) break;
    const [a, b] = pair;
    const both = total[a]! + total[b]!;
    for (let other = 0; other < groups; other++) {
      const mean = (total[a]! * lift[a]![other]! + total[b]! * lift[b]![other]!) / both;
      lift[a]![other] = mean;
      lift[other]![a] = mean;
    }
    total[a] = both;
    total[b] = 0;
    into.forEach((to, from) => {
      if (to === b) into[from] = a;
    });
  }
  return group.map((from) => (from < 0 ? from : into[from]!));
}

/** Returns the lift of each two groups, and the number of terms of each. */
function liftsOfGroups(
  counts: SparseRows,
  group: Int32Array,
  groups: number,
): { lift: Float64Array[]; total: Float64Array } {
  const ofTerm = Array.from({ length: counts.columns }, () => new Map<number, number>());
  const total = new Float64Array(groups);
  group.forEach((of, post) => {
    if (of < 0) return;
    for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
      const inGroup = ofTerm[counts.column[e]!]!;
      inGroup.set(of, (inGroup.get(of) ?? 0) + counts.value[e]!);
      total[of]! += counts.value[e]!;
    }
  });
  const all = total.reduce((sum, count) => sum + count, 0);
  const lift = Array.from({ length: groups }, () => new Float64Array(groups));
  for (const inGroup of ofTerm) {
    const entries = [...inGroup].map(([of, count]) => ({ of, count, share: count / total[of]! }));
    const seen = entries.reduce((sum, { count }) => sum + count, 0);
    for (const a of entries) {
      for (const b of entries) lift[a.of]![b.of]! += (a.share * b.share * all) / seen;
    }
  }
  return { lift, total };
}

/** Returns the two groups with the highest lift, if it is high enough; the first of equals. */
function closestPair(lift: Float64Array[], total: Float64Array): [number, number] | undefined {
  let best: [number, number] | undefined;
  let bestLift = LEAST_LIFT;
  for (let a = 0; a < total.length; a++) {
    if (total[a] === 0) continue;
    for (let b = a + 1; b < total.length; b++) {
      if (total[b]! > 0 && lift[a]![b]! > bestLift) {
        best = [a, b];
        bestLift = lift[a]![b]!;
      }
    }
  }
  return best;
}
