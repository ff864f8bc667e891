import { Matrix } from '../../../stats/matrix.ts';
import { choleskyFactor } from '../../../stats/cholesky.ts';
import type { PoissonProblem } from '../../../stats/poisson-problem.ts';
import { poissonRegression } from '../../../stats/poisson-regression.ts';
import { sparseFromDense } from '../../../stats/sparse-from-dense.ts';
import type { EffectLikelihood } from './effect-likelihood.ts';
import type { IntervalCounts } from '../design/interval-counts.ts';

/** Differences between the effects on one group and on everybody. */
export interface GroupContrast {
  /** One a column. */
  mean: Float64Array;
  /** Cholesky factor of their covariance, columns x columns. */
  factor: Matrix;
}

/** Candidate spreads of the groups' effects around the common ones, in units of the effects. */
const GROUP_SPREADS = [0.02, 0.05, 0.1, 0.2, 0.4] as const;
const LEVEL_SPREAD = 3;

/**
 * Estimates how groups differ, given the total departures of each interval, so that whatever
 * affected everybody drops out. Each group has a Poisson regression, and a normal prior shrinks its
 * contrasts towards 0 (partial pooling: Gelman and Hill 2007, chapter 12). Laplace's approximation
 * of the marginal likelihood over all groups chooses the prior's spread.
 *
 * Cost: O(spreads x rounds x intervals x groups x columns^2), for any size of audience.
 */
export function groupContrasts(
  counts: IntervalCounts,
  likelihood: EffectLikelihood,
): GroupContrast[] {
  if (counts.groups === 1) return [];
  const problems = problemsOf(counts, likelihood);
  let best: Fit[] = [];
  let most = -Infinity;
  for (const spread of GROUP_SPREADS) {
    const penalty = Float64Array.of(
      1 / LEVEL_SPREAD ** 2,
      ...likelihood.units.map((unit) => 1 / (spread * unit) ** 2),
    );
    const fits = problems.map((problem) => fitGroup({ ...problem, penalty }));
    const evidence = fits.reduce((sum, fit) => sum + fit.evidence, 0);
    if (evidence <= most) continue;
    most = evidence;
    best = fits;
  }
  return best.map(({ mean, factor }) => ({ mean, factor }));
}

interface Fit extends GroupContrast {
  evidence: number;
}

/** Returns the regression of each group, without its prior. All share one design. */
function problemsOf(
  { groups, intervals, left, atRisk, atRiskOfAll }: IntervalCounts,
  { integrals, fitted, units }: EffectLikelihood,
): Omit<PoissonProblem, 'penalty'>[] {
  const exposures = new Matrix(intervals, 1 + units.length);
  for (let i = 0; i < intervals; i++) {
    exposures.set(i, 0, 1);
    exposures.row(i).set(integrals.exposure.row(i), 1);
  }
  const design = sparseFromDense(exposures);
  return Array.from({ length: groups }, (_, group) => {
    const counts = new Float64Array(intervals);
    const offset = new Float64Array(intervals);
    for (let i = 0; i < intervals; i++) {
      counts[i] = left.at(i, group);
      const share = atRisk.at(i, group) / atRiskOfAll[i];
      offset[i] = atRisk.at(i, group) > 0 ? Math.log(share * fitted[i]) : -Infinity;
    }
    return { design, counts, offset };
  });
}

function fitGroup(problem: PoissonProblem): Fit {
  const { penalty } = problem;
  const columns = penalty.length - 1;
  const fit = poissonRegression(problem);
  let evidence = fit.logLikelihood - fit.logDeterminant / 2;
  for (let c = 0; c <= columns; c++)
    evidence += (Math.log(penalty[c]) - penalty[c] * fit.coefficients[c] ** 2) / 2;
  const covariance = new Matrix(columns, columns);
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b < columns; b++) covariance.set(a, b, fit.covariance.at(a + 1, b + 1));
  }
  return {
    mean: fit.coefficients.slice(1),
    factor: choleskyFactor(covariance),
    evidence,
  };
}
