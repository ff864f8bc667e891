import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { twoSided } from './tell-costs.ts';
import type { BuildEstimates } from './topic-build.ts';
import type { TopicBuild } from './topic-effects.ts';
import { buildVerdict } from './verdicts.ts';

export const NOTHING_BUILT: TopicBuild = {
  follows: null,
  lasting: null,
  retention90: null,
  qValue: null,
  verdict: 'not enough evidence',
};

/** What the first `topics` columns brought, with verdicts at a false discovery rate over them. */
export function tellBuilds(builds: BuildEstimates, topics: number): TopicBuild[] {
  const told = builds.columns.slice(0, topics);
  if (builds.follows === 0) return told.map(() => NOTHING_BUILT);
  const qValues = benjaminiHochberg(told.map(({ z }) => twoSided(z, builds.degreesOfFreedom)));
  return told.map(({ follows, lasting, retention90 }, column) => {
    const verdict = buildVerdict(follows, qValues[column], builds.follows);
    return {
      follows,
      lasting,
      // Of nobody there is no share that stays.
      retention90: verdict === 'builds' ? retention90 : null,
      qValue: qValues[column],
      verdict,
    };
  });
}
