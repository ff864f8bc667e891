import { describe, expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../../src/analysis/analyse.ts';
import type { Analysis } from '../../../../src/analysis/result.ts';
import { SIMULATION_DEFAULTS } from '../../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { audienceOf } from '../../../support/audience-of.ts';

/** Groups of the simulated worlds who stay, engage widely and are followed back. */
const BELONG = new Set(['lgbt', 'civic', 'friends']);
const PASSING = new Set(['television', 'bystanders', 'followChurners']);

interface Judged {
  isTribe: boolean | null;
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
    const partition = communities.filter(({ isTribe }) => isTribe === true);
    expect(sum(partition, ({ belong }) => belong)).toBeGreaterThan(
      0.9 * sum(partition, ({ size }) => size),
    );
    expect(sum(partition, ({ belong }) => belong)).toBeGreaterThan(
      0.6 * sum(communities, ({ belong }) => belong),
    );
    for (const { size, passing } of partition) expect(passing).toBeLessThan(size / 3);
  });
});
