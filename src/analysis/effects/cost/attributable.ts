import type { Estimate } from '../../../model/report.ts';

const BUCKETS = 48;
const LOWEST = 1e-3;
const HIGHEST = 64;
const RATIO = Math.log(HIGHEST / LOWEST) / BUCKETS;

/**
 * Groups departures by their exposure in logarithmic buckets, so that the attributable count for
 * many values of the effect needs no further pass over the intervals.
 */
export class DepartureExposure {
  readonly #mass = new Float64Array(BUCKETS + 1);
  readonly #sum = new Float64Array(BUCKETS + 1);

  add(exposure: number, departures: number): void {
    if (exposure < LOWEST || departures === 0) return;
    const bucket = Math.min(BUCKETS, Math.floor(Math.log(exposure / LOWEST) / RATIO));
    this.#mass[bucket] += departures;
    this.#sum[bucket] += departures * exposure;
  }

  /**
   * Returns the departures attributable to the effect: sum of mass x (1 - exp(-effect x exposure)).
   */
  attributable(effect: number): number {
    let total = 0;
    for (let b = 0; b <= BUCKETS; b++) {
      const mass = this.#mass[b];
      if (mass > 0) total += mass * -Math.expm1((-effect * this.#sum[b]) / mass);
    }
    return total;
  }

  /** Returns departures weighted by exposure: the slope of the count at an effect of 0. */
  weight(): number {
    let total = 0;
    for (const sum of this.#sum) total += sum;
    return total;
  }
}

/** Returns an estimate with the central 95% of its draws. */
export function summarise(draws: Float64Array, estimate = mean(draws)): Estimate {
  const sorted = draws.slice().sort();
  return { estimate, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

export function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Interpolates linearly between order statistics (type 7 of Hyndman and Fan, 1996). */
function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
