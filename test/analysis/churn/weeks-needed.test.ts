import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_WEEKS, weeksNeeded } from '../../../src/analysis/churn/weeks-needed.ts';

/** A count known with this standard error. */
const within = (error: number) => ({
  estimate: 0,
  low: -1.959964 * error,
  high: 1.959964 * error,
});

describe('weeks of watching that would do', () => {
  it('come from the standard error shrinking with the square root of time', () => {
    // One topic, 1000 departures in a year: 100 of them matter. 1.96 + 0.84 errors of 71.4 are 200 at most,
    // twice what matters, so four times the time is needed: three more years.
    const needed = weeksNeeded({
      estimate: within(199.9 / 2.801585),
      all: 1000,
      topics: 1,
      days: 364,
      fromPrior: 0,
    });
    expect(needed).toBe(156);
  });

  it('are none where an effect that matters would have been seen, or nothing was watched', () => {
    const enough = { estimate: within(10), all: 1000, topics: 1, days: 364, fromPrior: 0 };
    expect(weeksNeeded(enough)).toBeNull();
    expect(weeksNeeded({ ...enough, estimate: within(200), days: 0 })).toBeNull();
  });

  it('are more for more topics and for effects that only the prior bounds, and never without end', () => {
    const one = { estimate: within(60), all: 1000, topics: 1, days: 364, fromPrior: 0 };
    expect(weeksNeeded({ ...one, topics: 20 })!).toBeGreaterThan(weeksNeeded(one)!);
    expect(weeksNeeded({ ...one, fromPrior: 0.5 })!).toBeGreaterThan(weeksNeeded(one)!);
    expect(weeksNeeded({ ...one, fromPrior: 1 })).toBe(MOST_WEEKS);
  });

  it('promise what then holds: watched for so long, the same account needs no more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 200, noNaN: true }),
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 14, max: 1000 }),
        (error, all, topics, days) => {
          const weeks = weeksNeeded({ estimate: within(error), all, topics, days, fromPrior: 0 });
          fc.pre(weeks !== null && weeks < MOST_WEEKS);
          const times = 1 + (7 * weeks) / days;
          const later = {
            estimate: within(error * Math.sqrt(times)),
            all: all * times,
            topics,
            days: days + 7 * weeks,
            fromPrior: 0,
          };
          // A hair more, for rounding at the border.
          later.estimate.high *= 1 - 1e-9;
          expect(weeksNeeded(later)).toBeNull();
        },
      ),
    );
  });
});
