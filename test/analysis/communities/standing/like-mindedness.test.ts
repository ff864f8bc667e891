import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../../src/model/report.ts';
import { isTribe } from '../../../../src/analysis/communities/standing/is-tribe.ts';
import {
  likeMindedness,
  meanShare,
  retentionPart,
  sharePart,
  type ShareTally,
} from '../../../../src/analysis/communities/standing/like-mindedness.ts';
import { seededRandom, type Random } from '../../../../src/stats/random.ts';

const AUDIENCE = 4000;
const AUDIENCE_DAYS = 1_000_000;

/** The tally of a share over some people, each with `tries` chances. */
function drawShare(random: Random, people: number, tries: number, chance: number): ShareTally {
  const tally = { people, sum: 0, squares: 0 };
  for (let person = 0; person < people; person++) {
    // People differ: some have one and a half times the chance, the others half of it.
    const own = chance * (random() < 0.5 ? 1.5 : 0.5);
    let hits = 0;
    for (let k = 0; k < tries; k++) hits += random() < own ? 1 : 0;
    tally.sum += hits / tries;
    tally.squares += (hits / tries) ** 2;
  }
  return tally;
}

/** A Poisson count, as arrivals of a unit rate. */
function drawCount(random: Random, mean: number): number {
  let count = -1;
  for (let time = 0; time < mean; count++) time -= Math.log(1 - random());
  return count;
}

function tallyOf(people: number, share: number): ShareTally {
  return { people, sum: people * share, squares: people * share };
}

function covers({ low, high }: Estimate, truth: number): boolean {
  return low <= truth && truth <= high;
}

describe.each([
  [8, 0.3],
  [40, 0.1],
  [300, 0.5],
])('over many communities of %i people, %f of them followed back', (people, share) => {
  const ROUNDS = 1000;
  const random = seededRandom(people);
  const hits = { breadth: 0, reciprocity: 0, retention: 0, likeMindedness: 0 };
  const usual = { breadth: 0.2, reciprocity: 0.2, hazard: 0.002 };
  const hazard = 0.0015;
  const days = people * 1000;
  const truth = {
    breadth: share / (share + usual.breadth),
    reciprocity: share / (share + usual.reciprocity),
    retention: 2 ** -(hazard / usual.hazard),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const engaged = drawShare(random, people, 6, share);
    const followedBack = drawShare(random, people, 1, share);
    const parts = {
      retention: retentionPart(
        { count: drawCount(random, hazard * days), of: days },
        { count: usual.hazard * AUDIENCE_DAYS, of: AUDIENCE_DAYS },
      )!,
      breadth: sharePart(engaged, tallyOf(AUDIENCE, usual.breadth))!,
      reciprocity: sharePart(followedBack, tallyOf(AUDIENCE, usual.reciprocity))!,
    };
    if (covers(meanShare(engaged)!, share)) hits.breadth++;
    if (covers(meanShare(followedBack)!, share)) hits.reciprocity++;
    if (covers(parts.retention, truth.retention)) hits.retention++;
    const mean = (truth.breadth + truth.reciprocity + truth.retention) / 3;
    if (covers(likeMindedness(parts)!, mean)) hits.likeMindedness++;
  }

  it.each(Object.keys(hits) as (keyof typeof hits)[])(
    'the interval of %s contains the true value 92 to 99 times in 100',
    (figure) => {
      expect(hits[figure] / ROUNDS).toBeGreaterThan(0.92);
      expect(hits[figure] / ROUNDS).toBeLessThan(0.99);
    },
  );
});

describe('the parts of like-mindedness', () => {
  it('are a half for people who are like the whole audience', () => {
    const retention = retentionPart({ count: 50, of: 1000 }, { count: 500, of: 10_000 });
    expect(retention!.estimate).toBe(0.5);
    expect(sharePart(tallyOf(100, 0.2), tallyOf(1000, 0.2))!.estimate).toBeCloseTo(0.5, 12);
  });

  it('are unknown if nobody in the audience left, engaged or is followed back', () => {
    expect(retentionPart({ count: 0, of: 1000 }, { count: 0, of: 10_000 })).toBeNull();
    expect(sharePart(tallyOf(100, 0), tallyOf(1000, 0))).toBeNull();
  });

  it('have an interval even if all members are alike', () => {
    const { estimate, low, high } = meanShare({ people: 20, sum: 0, squares: 0 })!;
    expect([estimate, low]).toEqual([0, 0]);
    expect(high).toBeCloseTo(0.161, 3); // R: prop.test(0, 20, correct = FALSE)
  });
});

const part = (estimate: number, width = 0.02): Estimate => ({
  estimate,
  low: estimate - width,
  high: estimate + width,
});
const clearTribe = {
  size: 200,
  parts: { retention: part(0.9), breadth: part(0.6), reciprocity: part(0.7) },
  hardestRetention: part(0.6),
  isRetentionKnown: true,
  isClear: true,
};

describe('a community', () => {
  it('is a tribe if its intervals are above the whole audience', () => {
    expect(isTribe(clearTribe)).toBe(true);
  });

  it.each([
    ['the 90-day retention of its members is unknown', { isRetentionKnown: false }],
    ['the communities are not clear', { isClear: false }],
    ['it has fewer than 5 people', { size: 4 }],
    [
      'only its retention is known',
      { parts: { retention: part(0.9), breadth: null, reciprocity: null } },
    ],
    [
      'its intervals reach down to the whole audience',
      { parts: { retention: part(0.6, 0.3), breadth: part(0.55, 0.2), reciprocity: null } },
    ],
    [
      'one part is estimated below the whole audience, but its interval is not',
      { parts: { ...clearTribe.parts, reciprocity: part(0.49) } },
    ],
  ])('has no verdict if %s', (_, evidence) => {
    expect(isTribe({ ...clearTribe, ...evidence })).toBeNull();
  });

  it.each([
    [
      'it is seldom followed back, however long it stays',
      { parts: { ...clearTribe.parts, reciprocity: part(0.4) } },
    ],
    ['many leave during the posts of one topic', { hardestRetention: part(0.4) }],
  ])('is not a tribe if %s', (_, evidence) => {
    expect(isTribe({ ...clearTribe, ...evidence })).toBe(false);
  });
});
