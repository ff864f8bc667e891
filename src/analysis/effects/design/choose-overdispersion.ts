import type { Matrix } from '../../../stats/matrix.ts';
import { effectLikelihood } from '../cost/effect-likelihood.ts';
import type { HazardProblem, Overdispersion, Start } from '../cost/hazard-problem.ts';

/** Candidate spreads; the smallest is practically none. */
const SPREADS = [0.01, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.55, 0.8] as const;
const MEMORIES_DAYS = [0.4, 1, 2.5] as const;

/** Returns the likeliest overdispersion of departures and how long it lasts (empirical Bayes). */
export function chooseOverdispersion(
  problem: Omit<HazardProblem, 'exposure' | 'overdispersion'>,
  exposure: Matrix,
): Overdispersion {
  let best: Overdispersion = { spread: SPREADS[0], memory: MEMORIES_DAYS[0] };
  let most = -Infinity;
  let start: Start | undefined;
  for (const spread of SPREADS) {
    for (const memory of spread === SPREADS[0] ? MEMORIES_DAYS.slice(0, 1) : MEMORIES_DAYS) {
      const overdispersion = { spread, memory };
      const fit = effectLikelihood({ ...problem, exposure, overdispersion }, start);
      ({ start } = fit);
      if (fit.evidence <= most) continue;
      most = fit.evidence;
      best = overdispersion;
    }
  }
  return best;
}
