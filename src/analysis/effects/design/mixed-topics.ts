import type { Matrix } from '../../../stats/matrix.ts';

/** Two effects with a correlation below this can replace each other. */
const MIRRORED = -0.7;

/**
 * Returns the topics that are mixed because they are posted together: neither effect is decided,
 * but their sum is, and a larger effect of one means a smaller effect of the other.
 *
 * @param decided for each topic whether its verdict is more than `not enough evidence`.
 * @param correlation of the effects, at least as many rows and columns as topics.
 * @param decidedTogether whether the sum of two topics' counts is decided.
 * @returns for each topic the positions of those it is mixed with, ascending.
 */
export function mixedTopics(
  decided: readonly boolean[],
  correlation: Matrix,
  decidedTogether: (one: number, other: number) => boolean,
): number[][] {
  const topics = Array.from(decided.keys());
  const mirrors = (k: number, l: number): boolean => correlation.at(k, l) < MIRRORED;
  return topics.map((k) =>
    topics.filter(
      (l) => l !== k && !decided[k] && !decided[l] && mirrors(k, l) && decidedTogether(k, l),
    ),
  );
}
