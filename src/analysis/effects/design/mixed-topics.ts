import type { Matrix } from '../../../stats/matrix.ts';

/** Two effects that hang together more than this are each other's mirror. */
const MIRRORED = -0.7;

/**
 * The topics that cannot be told apart because they are posted together: each one's figure is
 * undecided, theirs together is not, and what one gains the other loses.
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
