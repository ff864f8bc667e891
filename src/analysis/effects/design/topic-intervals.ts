import { Matrix } from '../../../stats/matrix.ts';
import { formatInstant } from '../../../model/instant.ts';
import { integrateIntervals } from './interval-integrals.ts';
import type { Analysis } from '../../result.ts';
import type { EffectBasis } from '../verdict/topic-effects.ts';
import { intervalCount } from './time-grid.ts';

/** An interval with posts on a topic: its observed and expected departures. */
export interface WhyInterval {
  after: string;
  before: string;
  /** Mean exposure to the topic: 1 is one whole new post. */
  exposure: number;
  /** Departures by choice; fractions if one may lie in several intervals. */
  departures: { seen: number; expected: number; expectedWithout: number };
  follows: { seen: number; expected: number; expectedWithout: number };
  /** The other topics at the same time, most exposure first. */
  sharedWith: { topic: string; exposure: number }[];
}

/** The least exposure to mention. */
const LEAST = 0.05;

/** Returns the mean exposure of each interval to each column, with the likeliest half-life. */
export function meanExposure({ grid, costs }: EffectBasis): Matrix {
  const topics = costs.exposure.columns;
  const means = new Matrix(intervalCount(grid), topics);
  for (let i = 0; i < intervalCount(grid); i++) {
    const steps = grid.stepStart[i + 1] - grid.stepStart[i];
    for (let s = grid.stepStart[i]; s < grid.stepStart[i + 1]; s++) {
      for (let k = 0; k < topics; k++) means.add(i, k, costs.exposure.at(s, k) / steps);
    }
  }
  return means;
}

/**
 * Returns the intervals with exposure to a topic, the most exposed first. The expected number
 * without the topic comes from the fit with the topic's effect removed.
 *
 * @param column of the topic.
 */
export function topicIntervals(
  { postTopics }: Analysis,
  basis: EffectBasis,
  column: number,
): WhyInterval[] {
  const { grid, topics, follows } = basis;
  const exposure = meanExposure(basis);
  const departures = departuresByInterval(basis, column);
  return Array.from({ length: intervalCount(grid) }, (_, i) => i)
    .filter((i) => exposure.at(i, column) >= LEAST)
    .map((i): WhyInterval => ({
      after: formatInstant(grid.bound[i]),
      before: formatInstant(grid.bound[i + 1]),
      exposure: exposure.at(i, column),
      departures: departures[i],
      follows: {
        seen: follows.seen[i],
        expected: follows.expected[i],
        expectedWithout: follows.expected[i] - follows.brought.at(i, column),
      },
      sharedWith: topics
        .map((topic, other) => ({ other, topic, exposure: exposure.at(i, other) }))
        .filter((entry) => entry.other !== column && entry.exposure >= LEAST)
        .toSorted((a, b) => b.exposure - a.exposure || a.other - b.other)
        .map((entry) => ({ topic: postTopics.topics[entry.topic].id, exposure: entry.exposure })),
    }))
    .sort((a, b) => b.exposure - a.exposure || (a.after < b.after ? -1 : 1));
}

function departuresByInterval(
  { grid, costs }: EffectBasis,
  column: number,
): WhyInterval['departures'][] {
  const { exposure } = integrateIntervals(grid, costs.exposure, costs.effects);
  return Array.from(costs.expected, (expected, i) => {
    const exposed = exposure.at(i, column);
    return {
      seen: costs.counts.leftOfAll[i],
      expected,
      expectedWithout: expected * Math.exp(-costs.effects[column] * exposed),
    };
  });
}
