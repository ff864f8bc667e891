import { type ScalabilityLaw, throughputAt } from './scalability-law.ts';

/** What it means to be answered in time. */
export interface InTime {
  /** Seconds. */
  limit: number;
  /** Requests at once; one more is refused. */
  places: number;
}

/** Halvings of the interval that holds a rate: more than a double can tell apart. */
const HALVINGS = 50;

/**
 * Returns the share of requests that are answered in time if they arrive at random, a Poisson process,
 * at a system whose throughput depends on how many it works on at once. A request that finds n others
 * takes about (n + 1) / X(n + 1); one that finds all places taken is refused, and is not in time.
 *
 * A birth-death process in equilibrium, seen by its arrivals: L. Kleinrock, Queueing Systems, volume
 * 1, Wiley 1975, section 3.2; the load-dependent server of E. D. Lazowska and others, Quantitative
 * System Performance, 1984, chapter 8. Cost: O(places).
 *
 * @param arrivals requests per second, above 0.
 */
function shareInTime(law: ScalabilityLaw, arrivals: number, { limit, places }: InTime): number {
  let likelihood = 1;
  let all = 1;
  let inTime = 0;
  for (let found = 0; found < places; found++) {
    const rate = throughputAt(law, found + 1);
    // One that finds as many as allowed needs exactly the limit, up to rounding.
    if (found + 1 <= limit * rate * (1 + 1e-12)) inTime += likelihood;
    likelihood *= arrivals / rate;
    all += likelihood;
  }
  return inTime / all;
}

/**
 * Returns the highest rate of arrivals at which that share is answered in time; 0 if there is none.
 * Cost: O(places).
 *
 * @example
 * // One at a time, 100 a second: at 0.01 ** 0.1 of that, 1% find ten others or more.
 * const law = { lambda: 100, sigma: 1, kappa: 0 };
 * highestRate(law, 0.99, { limit: 0.1, places: 1000 }); // => 63.0957
 */
export function highestRate(law: ScalabilityLaw, share: number, inTime: InTime): number {
  let low = 0;
  let high = law.lambda * inTime.places;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (shareInTime(law, middle, inTime) >= share) low = middle;
    else high = middle;
  }
  return low;
}
