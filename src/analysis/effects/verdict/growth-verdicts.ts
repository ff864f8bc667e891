import { falseSignRates, signRisk } from './sign-risk.ts';
import type { GrowthEstimates } from '../growth/topic-growth.ts';
import type { TopicGrowth } from './topic-effects.ts';
import { growthVerdict } from './verdicts.ts';
import { weeksNeeded } from './weeks-needed.ts';

export const NOTHING_BUILT: TopicGrowth = {
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
 * Returns the growth of the first `topics` columns, with verdicts at a false discovery rate over
 * them.
 *
 * @param days observed.
 */
export function growthVerdicts(
  growth: GrowthEstimates,
  topics: number,
  days: number,
): TopicGrowth[] {
  const decided = growth.columns.slice(0, topics);
  if (growth.follows === 0) return decided.map(() => NOTHING_BUILT);
  const qValues = falseSignRates(decided.map(({ draws }) => signRisk(draws)));
  return decided.map((estimate, column) => {
    const { follows, lasting, retention30, retention90, retention365 } = estimate;
    const verdict = growthVerdict(follows, qValues[column], growth.follows);
    return {
      follows,
      lasting,
      // Without follows there is no retention.
      ...(verdict === 'attracts'
        ? { retention30, retention90, retention365 }
        : { retention30: null, retention90: null, retention365: null }),
      qValue: qValues[column],
      verdict,
      weeksNeeded:
        verdict === 'not enough evidence'
          ? weeksNeeded({
              error: estimate.error,
              all: growth.follows,
              topics,
              days,
            })
          : null,
    };
  });
}
