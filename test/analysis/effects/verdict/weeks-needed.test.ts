import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeksNeeded } from '../../../../src/analysis/effects/verdict/weeks-needed.ts';

describe('the weeks needed for a verdict', () => {
  it('follow from a standard error that shrinks with the square root of time', () => {
    // One topic, 1000 departures in a year: 100 of them matter. 1.96 + 0.84 errors of 71.4 are 200 at most,
    // twice what matters, so four times the time is needed: three more years.
    const needed = weeksNeeded({
      error: 199.9 / 2.801585,
      all: 1000,
      topics: 1,
      days: 364,
    });
    expect(needed).toBe(156);
  });

  it('are null if an effect that matters would have shown, or nothing was observed', () => {
    const enough = { error: 10, all: 1000, topics: 1, days: 364 };
    expect(weeksNeeded(enough)).toBeNull();
    expect(weeksNeeded({ ...enough, error: 200, days: 0 })).toBeNull();
  });

  it('are more with more topics, and always finite', () => {
    const one = { error: 60, all: 1000, topics: 1, days: 364 };
    expect(weeksNeeded({ ...one, topics: 20 })!).toBeGreaterThan(weeksNeeded(one)!);
    expect(weeksNeeded({ ...one, error: 6000 })).toBe(520);
  });

  it('are enough: after that time, the same account needs no more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 200, noNaN: true }),
        fc.integer({ min: 50, max: 5000 }),
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 14, max: 1000 }),
        (error, all, topics, days) => {
          const weeks = weeksNeeded({ error, all, topics, days });
          fc.pre(weeks !== null && weeks < 520);
          const times = 1 + (7 * weeks) / days;
          const later = {
            // A hair less, for rounding at the border.
            error: error * Math.sqrt(times) * (1 - 1e-9),
            all: all * times,
            topics,
            days: days + 7 * weeks,
          };
          expect(weeksNeeded(later)).toBeNull();
        },
      ),
    );
  });
});
