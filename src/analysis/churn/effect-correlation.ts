import type { HazardFit } from './hazard-model.ts';

/**
 * How the topics' effects on all followers hang together in the posterior: near -1 where two are
 * posted together so often that more of the one's doing is less of the other's.
 *
 * @param weightOf how much a group counts in a topic's effect over all.
 * @returns topics x topics correlations; 0 where an effect is not free. Time O((topics x groups)^2).
 */
export function effectCorrelation(
  fit: HazardFit,
  groups: number,
  weightOf: (topic: number, group: number) => number,
): Float64Array {
  const { topics } = fit.columns;
  const parts = Array.from({ length: topics }, (_, k) => partsOf(fit, groups, k, weightOf));
  const covariance = (k: number, l: number): number => {
    let sum = 0;
    for (const a of parts[k]) {
      for (const b of parts[l]) {
        sum += a.share * b.share * fit.covariance[a.column * fit.columns.count + b.column];
      }
    }
    return sum;
  };
  const variance = Float64Array.from({ length: topics }, (_, k) => covariance(k, k));
  const correlation = new Float64Array(topics * topics);
  for (let k = 0; k < topics; k++) {
    for (let l = 0; l < topics; l++) {
      const scale = Math.sqrt(variance[k] * variance[l]);
      correlation[k * topics + l] = scale > 0 ? covariance(k, l) / scale : 0;
    }
  }
  return correlation;
}

/** A topic's effect over all as a sum of the fit's columns: the common one, and each group's own. */
function partsOf(
  { columns }: HazardFit,
  groups: number,
  topic: number,
  weightOf: (topic: number, group: number) => number,
): { column: number; share: number }[] {
  const common = { column: columns.topic + topic, share: 1 };
  if (columns.byGroup < 0) return [common];
  const weights = Array.from({ length: groups }, (_, g) => weightOf(topic, g));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [common];
  const own = weights.map((weight, g) => ({
    column: columns.byGroup + topic * groups + g,
    share: weight / total,
  }));
  return [common, ...own];
}
