import { TribeError } from '../../model/errors.ts';
import { formatInstant } from '../../model/instant.ts';
import type { MeasuredCapacity } from '../../model/pages/capacity.ts';
import { drawScalabilityLaw } from '../../stats/draw-scalability-law.ts';
import { highestRate, type InTime } from '../../stats/load-dependent-queue.ts';
import type { Random } from '../../stats/random.ts';
import { fitScalability } from '../../stats/scalability-law.ts';
import { weightedQuantile } from '../../stats/weighted-quantile.ts';
import { type Ask, type LoadStep, loadStep } from './load-step.ts';

/** The share of requests that should be answered in time. */
const SHARE = 0.99;
/** Requests that a server answers at once for one visitor. */
const PLACES = 100;
/** Requests at once, step by step. The law says what comes after them. */
const LOADS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
/** How often to do all steps, because what else runs on the machine changes from second to second. */
const ROUNDS = 2;
const LEAST_LOADS = 4;
const DRAWS = 500;

export interface LoadTest {
  ask: Ask;
  /** ms in which 99 of 100 requests should be answered. */
  limitMs: number;
  /** Of each step. */
  seconds: number;
  /** The time, in ms since 1970. */
  now: () => number;
  random: Random;
  onStep?: (step: LoadStep) => void;
  signal?: AbortSignal;
}

/**
 * Sends more and more requests at once, and stops when they are no longer answered in time, or at the
 * first error. Fits the universal scalability law to the steps, and returns the highest rate of
 * requests at which 99 of 100 would be answered in time. Throws a `TribeError` if there were too few
 * steps to tell.
 */
export async function measureCapacity(test: LoadTest): Promise<MeasuredCapacity> {
  const steps = await climb(test);
  if (new Set(steps.map(({ load }) => load)).size < LEAST_LOADS) throw tooFew(steps, test.limitMs);
  // The variance of a count is in proportion to the count.
  const fit = fitScalability(steps.map((step) => ({ ...step, weight: 1 / step.throughput })));
  const inTime: InTime = { limit: test.limitMs / 1000, places: PLACES };
  const drawn = Array.from({ length: DRAWS }, () =>
    highestRate(drawScalabilityLaw(fit, test.random), SHARE, inTime),
  );
  const quantile = (p: number): number => weightedQuantile(drawn, new Uint8Array(DRAWS).fill(1), p);
  const { lambda, sigma, kappa } = fit;
  return {
    measuredAt: formatInstant(test.now()),
    limitMs: test.limitMs,
    rate: highestRate(fit, SHARE, inTime),
    low: quantile(0.025),
    high: quantile(0.975),
    law: { lambda, sigma, kappa },
  };
}

/** Returns the steps without errors. */
async function climb({ ask, limitMs, seconds, onStep, signal }: LoadTest): Promise<LoadStep[]> {
  const steps: LoadStep[] = [];
  for (const load of Array.from({ length: ROUNDS }, () => LOADS).flat()) {
    signal?.throwIfAborted();
    const step = await loadStep(ask, load, seconds);
    onStep?.(step);
    if (step.failed !== undefined) break;
    if (step.answered > 0) steps.push(step);
    if (!(step.p99 <= limitMs)) break;
  }
  return steps;
}

function tooFew(steps: readonly LoadStep[], limitMs: number): TribeError {
  const last = steps.at(-1);
  return new TribeError(
    last !== undefined && last.p99 > limitMs
      ? `With ${last.load} requests at once, the slowest 1% take more than ${limitMs} ms.`
      : 'The server refused requests before there were enough answers to tell.',
    'Try again when the machine is less busy, or with a longer --limit.',
  );
}
