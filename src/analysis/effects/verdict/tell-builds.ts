import { falseSignRates, signRisk } from './sign-risk.ts';
import type { BuildEstimates } from '../growth/topic-build.ts';
import type { TopicBuild } from './topic-effects.ts';
import { buildVerdict } from './verdicts.ts';
import { weeksNeeded } from './weeks-needed.ts';

export const NOTHING_BUILT: TopicBuild = {
  follows: null,
  lasting: null,
  retention30: null,
  retention90: null,
  retention365: null,
  qValue: null,
  verdict: 'not enough evidence',
  weeksNeeded: null,
};

/**
 * What the first `topics` columns brought, with verdicts at a false discovery rate over them.
 *
 * @param days watched.
 */
export function tellBuilds(builds: BuildEstimates, topics: number, days: number): TopicBuild[] {
  const told = builds.columns.slice(0, topics);
  if (builds.follows === 0) return told.map(() => NOTHING_BUILT);
  const qValues = falseSignRates(told.map(({ draws }) => signRisk(draws)));
  return told.map((estimate, column) => {
    const { follows, lasting, retention30, retention90, retention365 } = estimate;
    const verdict = buildVerdict(follows, qValues[column], builds.follows);
    return {
      follows,
      lasting,
      // Of nobody there is no share that stays.
      ...(verdict === 'builds'
        ? { retention30, retention90, retention365 }
        : { retention30: null, retention90: null, retention365: null }),
      qValue: qValues[column],
      verdict,
      weeksNeeded:
        verdict === 'not enough evidence'
          ? weeksNeeded({
              error: estimate.error,
              all: builds.follows,
              topics,
              days,
            })
          : null,
    };
  });
}
