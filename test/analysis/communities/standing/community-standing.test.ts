import { expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../../src/analysis/analyse.ts';
import { SIMULATION_DEFAULTS } from '../../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { audienceOf } from '../../../support/audience-of.ts';
import { expectTribesToBelong, judgedCommunities } from '../../../support/judged-communities.ts';

// `find-effects.test.ts` judges three larger worlds in the same way.
it('in a small world the tribe is the community with high retention, breadth and reciprocity', async () => {
  const settings = { ...SIMULATION_DEFAULTS, followers: 1500, labelPosts: true };
  const { events, truth } = simulateAudience(settings, seededRandom(1));
  const analysis = runHere(analyse(await audienceOf(events), { seed: 1 }, () => undefined));
  const communities = judgedCommunities(analysis, truth);
  expect(communities.some(({ isTribe }) => isTribe)).toBe(true);
  expectTribesToBelong(communities);
});
