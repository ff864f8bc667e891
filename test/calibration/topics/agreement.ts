import { adjustedRandIndex } from '../../support/yardsticks/adjusted-rand-index.ts';
import { normalisedMutualInformation } from '../../support/yardsticks/normalised-mutual-information.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { shuffled } from './shuffled.ts';

/** How far topics agree with labels. */
export interface Agreement {
  /** As it is: it grows with the number of topics, and more so where posts are few. */
  nmi: number;
  /** Adjusted: less that of the same topics dealt out at random; 1 is all there can be. */
  ami: number;
  ari: number;
  topics: number;
}

const SHUFFLES = 50;

/** @param topics of each post its topic; those without one (-1) count as one more group. */
export function agreement(topics: readonly number[], labels: readonly number[]): Agreement {
  const random = seededRandom(7);
  let chance = 0;
  for (let turn = 0; turn < SHUFFLES; turn++) {
    chance += normalisedMutualInformation(shuffled(topics, random), labels) / SHUFFLES;
  }
  const nmi = normalisedMutualInformation(topics, labels);
  return {
    nmi,
    ami: (nmi - chance) / (1 - chance),
    ari: adjustedRandIndex(topics, labels),
    topics: new Set(topics).size,
  };
}
