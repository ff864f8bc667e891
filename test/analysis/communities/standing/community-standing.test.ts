import { expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../../src/analysis/analyse.ts';
import { SIMULATION_DEFAULTS } from '../../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { followAudience } from '../../../../src/analysis/audience/follow-audience.ts';
import { followingAt } from '../../../../src/analysis/audience/following-at.ts';
import {
  communityStandings,
  type CommunityStanding,
} from '../../../../src/analysis/communities/standing/community-standing.ts';
import { engagedTopics } from '../../../../src/analysis/communities/standing/engaged-topics.ts';
import { isTribe } from '../../../../src/analysis/communities/standing/is-tribe.ts';
import { wholeWindow } from '../../../../src/analysis/audience/window.ts';
import { gainedSpells } from '../../../../src/analysis/retention/gained-spells.ts';
import { retentions } from '../../../../src/analysis/retention/retention.ts';
import { spellsByCommunity } from '../../../../src/analysis/retention/spells-by-community.ts';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import { ACCOUNT, audienceOf, day } from '../../../support/audience-of.ts';
import { tries } from '../../../support/soak.ts';
import { expectTribesToBelong, judgedCommunities } from '../../../support/judged-communities.ts';

/** The standing of one half of an audience, of which so many engaged. */
async function standingOf(engaged: number): Promise<CommunityStanding> {
  const people = 120;
  const events: object[] = [
    ACCOUNT,
    { type: 'post', id: 'p', at: day(1), text: '', topics: ['Rust'] },
  ];
  for (const half of ['a', 'b']) {
    for (let n = 0; n < people; n++) {
      const person = `${half}${n}`;
      events.push({ type: 'follow', person, at: day(1 + (n % 5)) });
      if (n >= (half === 'a' ? 116 : 100))
        events.push({ type: 'unfollow', person, at: day(20 + n / 10), reason: 'unfollowed' });
      if (n < (half === 'a' ? engaged : 30))
        events.push({ type: 'engagement', person, post: 'p', kind: 'like', at: day(8) });
    }
  }
  events.push({ type: 'follow', person: 'late', at: day(130) });
  const log = await audienceOf(events);
  const audience = followAudience(log);
  const postTopics = findTopics(log.posts, { corrections: [], earlier: [] }, new Map());
  const half = { id: '', label: '', terms: [], size: people, cohesion: 1, stability: 1 };
  const partition = {
    community: Int32Array.from(log.people.ids, (id) => (id.startsWith('a') ? 0 : 1)),
    stability: new Float64Array(log.people.count),
    communities: [half, half],
    modularity: 0.5,
    clear: true,
  };
  const retentionByCommunity = spellsByCommunity(
    gainedSpells(audience),
    audience.spells,
    partition,
  ).map((spells) => retentions(audience, spells, wholeWindow(audience.log)));
  return communityStandings({
    log,
    audience,
    partition,
    postTopics,
    engaged: engagedTopics(log, postTopics),
    current: followingAt(audience, log.people.count, audience.to),
    retentionByCommunity,
  })[0];
}

it('a few people cannot decide that a community is a tribe: near the threshold there is no verdict', async () => {
  const standings = await Promise.all(Array.from({ length: 16 }, (_, n) => standingOf(30 + n)));
  const decided = standings.map(({ parts }) =>
    isTribe({
      size: 116,
      parts,
      hardestRetention: null,
      isRetentionKnown: true,
      isClear: true,
    }),
  );
  const barely = decided.indexOf(true);
  expect(barely).toBeGreaterThan(0);
  expect(decided[barely - 1]).toBeNull();
  expect(standings[barely].isTribe).toBeNull();
  expect(standings[barely].verdictStability).toBeLessThan(0.9);
  expect(standings.at(-1)).toMatchObject({ isTribe: true, verdictStability: 1 });
});

// `find-effects.test.ts` judges three larger worlds in the same way.
const WORLDS = tries([1], [1, 2, 3]);

it.each(WORLDS)(
  'in small world %i, the tribe is the community with high retention, breadth and reciprocity',
  async (world) => {
    const settings = { ...SIMULATION_DEFAULTS, followers: 1500, labelPosts: true };
    const { events, truth } = simulateAudience(settings, seededRandom(world));
    const analysis = runHere(analyse(await audienceOf(events), { seed: 1 }, () => undefined));
    const communities = judgedCommunities(analysis, truth);
    expect(communities.some(({ isTribe }) => isTribe)).toBe(true);
    expectTribesToBelong(communities);
  },
);

it.each([
  { followers: 1500, days: 30 },
  { followers: 60, days: 90 },
])('$followers followers in $days days are not enough evidence for a tribe', async (short) => {
  const settings = { ...SIMULATION_DEFAULTS, labelPosts: true, ...short };
  const { events } = simulateAudience(settings, seededRandom(4));
  const analysis = runHere(analyse(await audienceOf(events), { seed: 1 }, () => undefined));
  expect(analysis.standings.length).toBeGreaterThan(0);
  expect(analysis.standings.map((standing) => standing.isTribe)).not.toContain(true);
  const present = analysis.standings.filter(({ size }) => size > 0);
  for (const { breadth } of present) expect(breadth!.high - breadth!.low).toBeGreaterThan(0);
});
