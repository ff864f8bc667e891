import { describe, expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../../src/analysis/analyse.ts';
import type { Analysis } from '../../../../src/analysis/result.ts';
import {
  isLikeMinded,
  sharePart,
  retentionPart,
} from '../../../../src/analysis/communities/standing/like-mindedness.ts';
import { SIMULATION_DEFAULTS } from '../../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { audienceOf } from '../../../support/audience-of.ts';

/** Groups of the simulated worlds who stay, engage widely and are followed back. */
const BELONG = new Set(['lgbt', 'civic', 'friends']);
const PASSING = new Set(['television', 'bystanders', 'followChurners']);

interface Judged {
  isTribe: boolean;
  size: number;
  belong: number;
  passing: number;
}

/** The communities of a simulated year, and how many of their people are of which kind. */
async function judged(followers: number, seed: number): Promise<Judged[]> {
  const settings = { ...SIMULATION_DEFAULTS, followers, labelPosts: true };
  const { events, truth } = simulateAudience(settings, seededRandom(seed));
  const analysis: Analysis = runHere(
    analyse(await audienceOf(events), { seed: 1 }, () => undefined),
  );
  const communities = analysis.partition.communities.map((_, c): Judged => ({
    isTribe: analysis.standings[c].isTribe,
    size: 0,
    belong: 0,
    passing: 0,
  }));
  for (const [person, id] of analysis.log.people.ids.entries()) {
    const community = communities[analysis.partition.community[person]];
    if (community === undefined || analysis.current[person] === 0) continue;
    community.size++;
    if (BELONG.has(truth.groups[id])) community.belong++;
    if (PASSING.has(truth.groups[id])) community.passing++;
  }
  return communities;
}

function sum(of: Judged[], pick: (entry: Judged) => number): number {
  return of.reduce((total, entry) => total + pick(entry), 0);
}

describe.each([
  [1500, 1],
  [1500, 2],
  [3000, 3],
])('in a simulated world of %d followers, seed %d', (followers, seed) => {
  it('those who stay, engage widely and are followed back are the tribe; passing traffic never is', async () => {
    const communities = await judged(followers, seed);
    const partition = communities.filter(({ isTribe }) => isTribe);
    expect(sum(partition, ({ belong }) => belong)).toBeGreaterThan(
      0.9 * sum(partition, ({ size }) => size),
    );
    expect(sum(partition, ({ belong }) => belong)).toBeGreaterThan(
      0.6 * sum(communities, ({ belong }) => belong),
    );
    for (const { size, passing } of partition) expect(passing).toBeLessThan(size / 3);
  });
});

describe('the parts of like-mindedness', () => {
  it('are a half for whoever is as everybody is', () => {
    expect(retentionPart({ count: 50, of: 1000 }, { count: 500, of: 10_000 })!.value).toBe(0.5);
    expect(sharePart({ count: 20, of: 100 }, { count: 200, of: 1000 })!.value).toBeCloseTo(0.5, 12);
    expect(sharePart({ count: 0, of: 100 }, { count: 0, of: 1000 })).toBeUndefined();
  });

  it('of a handful of people are no evidence, of hundreds they are', () => {
    const all = { count: 200, of: 1000 };
    const [few, many] = [
      [3, 10],
      [90, 300],
    ].map(([count, of]) => sharePart({ count, of }, all)!);
    expect(few.value).toBe(many.value);
    expect(isLikeMinded([few])).toBe(false);
    expect(isLikeMinded([many])).toBe(true);
  });

  it('all count: whoever stays but shares less than others is no tribe', () => {
    const all = { count: 200, of: 1000 };
    const durations = { value: 0.9, error: 0.01 };
    expect(isLikeMinded([durations, sharePart({ count: 90, of: 300 }, all)!])).toBe(true);
    expect(isLikeMinded([durations, sharePart({ count: 50, of: 300 }, all)!])).toBe(false);
    expect(isLikeMinded([])).toBe(false);
  });
});
