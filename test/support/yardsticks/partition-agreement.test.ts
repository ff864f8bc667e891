import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { normalisedMutualInformation } from './normalised-mutual-information.ts';

// The 17 points of Manning, Raghavan and Schütze, "Introduction to Information Retrieval" (2008),
// figure 16.4: three clusters of crosses, circles and diamonds.
const clusters = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3];
const classes = [1, 1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 1, 3, 3, 3];

// User guide of scikit-learn, "Clustering performance evaluation".
const labelled = [0, 0, 0, 1, 1, 1];
const predicted = [0, 0, 1, 1, 2, 2];

const measures = [
  { name: 'normalised mutual information', of: normalisedMutualInformation },
  { name: 'adjusted Rand index', of: adjustedRandIndex },
];

describe('agreement of two partitions', () => {
  it('gives the published values', () => {
    expect(normalisedMutualInformation(clusters, classes)).toBeCloseTo(0.36, 2); // table 16.2
    expect(normalisedMutualInformation(labelled, predicted)).toBeCloseTo(0.5158, 4); // V-measure
    expect(adjustedRandIndex(labelled, predicted)).toBeCloseTo(0.2424, 4);
    // 20 pairs together in both, 40 and 44 in each, of 136 (same book, section 16.3).
    expect(adjustedRandIndex(clusters, classes)).toBeCloseTo(
      (20 - (40 * 44) / 136) / (42 - (40 * 44) / 136),
      12,
    );
    // Reference page of scikit-learn's adjusted_rand_score.
    expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.5714, 4);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });

  it('is 0 where one group holds all and the other splits them', () => {
    expect(normalisedMutualInformation([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
    expect(adjustedRandIndex([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
  });

  for (const { name, of } of measures) {
    it(`${name}: partitions that are trivial in the same way agree, an empty one too`, () => {
      expect(of([], [])).toBe(1);
      expect(of([7], [-3])).toBe(1);
      expect(of([5, 5, 5], [1, 1, 1])).toBe(1);
      expect(of([1, 2, 3], [9, 8, 7])).toBe(1);
    });

    it(`${name}: refuses partitions of different items`, () => {
      expect(() => of([1, 2], [1])).toThrow(RangeError);
    });

    it(`${name}: symmetric, blind to the names of groups, 1 against itself, at most 1`, () => {
      const groups = fc.array(fc.tuple(fc.integer({ min: -1, max: 6 }), fc.nat(4)), {
        minLength: 1,
        maxLength: 60,
      });
      fc.assert(
        fc.property(groups, (items) => {
          const first = Int32Array.from(items, ([a]) => a);
          const second = Int32Array.from(items, ([, b]) => b);
          const agreement = of(first, second);
          expect(agreement).toBeLessThanOrEqual(1);
          expect(agreement).toBeCloseTo(of(second, first), 12);
          expect(agreement).toBeCloseTo(
            of(
              first.map((group) => 100 - 7 * group),
              second,
            ),
            12,
          );
          expect(of(first, first)).toBeCloseTo(1, 12);
        }),
      );
    });
  }
});
