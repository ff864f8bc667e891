import { describe, expect, it } from 'vitest';
import { kaplanMeier } from '../../src/stats/kaplan-meier.ts';
import { piecewiseHazard } from '../../src/stats/piecewise-hazard.ts';
import type { CensoredDurations } from '../../src/stats/piecewise-likelihood.ts';
import { type Random, seededRandom } from '../../src/stats/random.ts';

const FROM = Float64Array.of(0, 10, 30, 90);

/** Ages at the end: a hazard of 0.03 a day up to an age of 10, 0.01 from then on. */
function age(random: Random): number {
  const clock = -Math.log(1 - random());
  return clock < 0.3 ? clock / 0.03 : 10 + (clock - 0.3) / 0.01;
}

const survivalAt = (days: number): number => Math.exp(-0.3 - 0.01 * (days - 10));

/** People who come all the time, looked at every `every` days for `watched`; who was never seen is unknown. */
function looked(
  people: number,
  every: number,
  watched: number,
  random: Random,
): CensoredDurations & { seen: Float64Array } {
  const rows: number[][] = [];
  for (let p = 0; p < people; p++) {
    const came = random() * watched;
    const left = came + age(random);
    const seen = Math.ceil(came / every) * every;
    if (left <= seen || seen > watched) continue;
    const last = Math.floor(Math.min(left, watched) / every) * every;
    rows.push([
      every,
      last - seen,
      left < watched && last + every <= watched ? last + every - seen : Infinity,
      seen,
    ]);
  }
  const column = (c: number): Float64Array => Float64Array.from(rows, (row) => row[c]);
  return {
    arrival: column(0),
    entry: new Float64Array(rows.length),
    least: column(1),
    most: column(2),
    weight: new Float64Array(rows.length).fill(1),
    seen: column(3),
  };
}

/** Only who was still seen at a time, or came later. */
function since({ seen, ...durations }: ReturnType<typeof looked>, from: number): CensoredDurations {
  const kept = Array.from(seen.keys()).filter((i) => seen[i]! + durations.least[i]! >= from);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]!);
  return {
    arrival: pick(durations.arrival),
    entry: Float64Array.from(kept, (i) => Math.max(0, from - seen[i]!)),
    least: pick(durations.least),
    most: pick(durations.most),
    weight: pick(durations.weight),
  };
}

describe('a piecewise hazard', () => {
  it('is events divided by time at risk if times are exact', () => {
    const durations: CensoredDurations = {
      arrival: new Float64Array(4),
      entry: new Float64Array(4),
      least: Float64Array.of(2, 5, 8, 20),
      most: Float64Array.of(2.001, 5.001, 8.001, Infinity),
      weight: Float64Array.of(300, 300, 300, 300),
    };
    const { hazard } = piecewiseHazard(durations, Float64Array.of(0));
    expect(hazard[0] / (900 / (300 * 35))).toBeCloseTo(1, 3);
  });

  it('agrees with Kaplan and Meier if times are exact', () => {
    const random = seededRandom(1);
    const ages = Float64Array.from({ length: 3000 }, () => age(random));
    const end = ages.map((value) => Math.min(value, 120));
    const event = Uint8Array.from(ages, (value) => (value < 120 ? 1 : 0));
    const weight = new Float64Array(3000).fill(1);
    const curve = kaplanMeier(end, event, weight);
    const fit = piecewiseHazard(
      {
        arrival: new Float64Array(3000),
        entry: new Float64Array(3000),
        least: end,
        most: end.map((value, i) => (event[i] === 1 ? value + 1e-3 : Infinity)),
        weight,
      },
      FROM,
    );
    for (const days of [30, 90]) {
      const [a, b] = [fit.survivalAt(days), curve.survivalAt(days)];
      expect(Math.abs(a.estimate - b.estimate)).toBeLessThan(0.01);
      expect((a.high - a.low) / (b.high - b.low)).toBeGreaterThan(0.7);
      expect((a.high - a.low) / (b.high - b.low)).toBeLessThan(1.1);
    }
  });

  it.each([1, 7, 14])('covers the truth with snapshots %d days apart', (every) => {
    let held = 0;
    const WORLDS = 60;
    for (let world = 0; world < WORLDS; world++) {
      const fit = piecewiseHazard(looked(500, every, 300, seededRandom(100 + world)), FROM);
      for (const days of [30, 90]) {
        const { low, high } = fit.survivalAt(days);
        if (low <= survivalAt(days) && survivalAt(days) <= high) held++;
      }
    }
    // 120 intervals that hang together by twos: 95% and three standard errors.
    expect(held / (2 * WORLDS)).toBeGreaterThan(0.86);
  });

  it('covers the truth in a window that begins late', () => {
    const [worlds, every, from] = [60, 7, 210];
    let covered = 0;
    for (let world = 0; world < worlds; world++) {
      const all = looked(500, every, 300, seededRandom(500 + world));
      const fit = piecewiseHazard(since(all, from), FROM);
      for (const days of [30, 90]) {
        const { low, high } = fit.survivalAt(days);
        if (low <= survivalAt(days) && survivalAt(days) <= high) covered++;
      }
    }
    expect(covered / (2 * worlds)).toBeGreaterThan(0.86);
  });

  it('is not certain with few people of whom none leaves', () => {
    const fit = piecewiseHazard(
      {
        arrival: new Float64Array(11),
        entry: new Float64Array(11),
        least: new Float64Array(11).fill(120),
        most: new Float64Array(11).fill(Infinity),
        weight: new Float64Array(11).fill(1),
      },
      FROM,
    );
    // Garwood's interval of no event in the time of eleven people: qgamma(0.975, 1) / 11 of R.
    expect(fit.survivalAt(90)).toMatchObject({ estimate: 1, high: 1 });
    expect(fit.survivalAt(90).low).toBeCloseTo(Math.exp(-3.688879454 / 11), 9);
  });

  it.each([12, 40])('covers the truth with %d people of whom hardly any leave', (people) => {
    const random = seededRandom(people);
    const [worlds, hazard] = [150, 0.002];
    let covered = 0;
    for (let world = 0; world < worlds; world++) {
      const lives = Array.from({ length: people }, () => -Math.log(1 - random()) / hazard);
      const watched = lives.map(() => 7 * Math.floor(6 + 9 * random()));
      const fit = piecewiseHazard(
        {
          arrival: new Float64Array(people),
          entry: new Float64Array(people),
          least: Float64Array.from(
            lives,
            (life, i) => 7 * Math.floor(Math.min(life, watched[i]) / 7),
          ),
          most: Float64Array.from(lives, (life, i) =>
            life < watched[i] ? 7 * Math.ceil(life / 7) : Infinity,
          ),
          weight: new Float64Array(people).fill(1),
        },
        FROM,
      );
      const { low, high } = fit.survivalAt(60);
      const truth = Math.exp(-60 * hazard);
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / worlds).toBeGreaterThan(0.93);
  });

  it('follows its neighbours in a piece without events, and counts weights as people', () => {
    const one: CensoredDurations = {
      arrival: Float64Array.of(1, 1),
      entry: new Float64Array(2),
      least: Float64Array.of(3, 100),
      most: Float64Array.of(4, Infinity),
      weight: Float64Array.of(2, 5),
    };
    const seven: CensoredDurations = {
      arrival: new Float64Array(7).fill(1),
      entry: new Float64Array(7),
      least: Float64Array.of(3, 3, 100, 100, 100, 100, 100),
      most: Float64Array.of(4, 4, ...Array.from({ length: 5 }, () => Infinity)),
      weight: new Float64Array(7).fill(1),
    };
    const [a, b] = [piecewiseHazard(one, FROM), piecewiseHazard(seven, FROM)];
    for (const days of [5, 30, 90, 400]) {
      expect(a.survivalAt(days).estimate).toBeCloseTo(b.survivalAt(days).estimate, 8);
      expect(a.survivalAt(days).low).toBeGreaterThanOrEqual(0);
    }
    expect(a.hazard[1]).toBeLessThan(a.hazard[0]);
    expect(a.hazard[1]).toBeGreaterThan(0);
  });
});
