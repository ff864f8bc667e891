import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { runHere } from '../../src/analysis/heavy-work.ts';
import { TribeError } from '../../src/model/errors.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { tribeReport } from '../../src/views/report/tribe-report.ts';
import { audienceOf, day } from '../support/audience-of.ts';
import { type DatedEvent, type HistoryOptions, randomHistory } from '../support/random-history.ts';
import { tries } from '../support/soak.ts';

const SEEDS = Array.from({ length: tries(3, 200) }, (_, seed) => seed + 1);
const DAYS = 40;
const KNOWN = ['events', 'snapshots', 'both'] as const;

interface Asked {
  from?: number;
  to?: number;
}

/** The report on a window, in days. The log has the profiles that are in the history. */
async function reportOn(history: readonly DatedEvent[], { from, to }: Asked): Promise<TribeReport> {
  const log = await audienceOf(history.map(({ event }) => event));
  const settings = {
    seed: 1,
    ...(from !== undefined && { from: Date.parse(day(from)) }),
    ...(to !== undefined && { to: Date.parse(day(to)) }),
  };
  return tribeReport(runHere(analyse(log, settings, () => undefined)));
}

/** The report without what it was made from, or why there is none. */
async function outcomeOf(history: readonly DatedEvent[], window: Asked) {
  try {
    const { inputs: _, ...report } = await reportOn(history, window);
    return report;
  } catch (error) {
    if (error instanceof TribeError) return { message: error.message, advice: error.advice };
    throw error;
  }
}

/** The history without later profiles, which the store leaves out. */
function profilesUpTo(history: readonly DatedEvent[], to: number): DatedEvent[] {
  return history.filter(({ event, by }) => event.type !== 'person' || by <= Date.parse(day(to)));
}

const historyOf = (seed: number, options: Partial<HistoryOptions>) =>
  randomHistory(seededRandom(seed), {
    days: DAYS,
    people: 40,
    known: KNOWN[seed % 3]!,
    faults: true,
    ...options,
  });

const sum = <Entry>(entries: readonly Entry[], of: (entry: Entry) => number): number =>
  entries.reduce((total, entry) => total + of(entry), 0);

/** What is counted in a window. */
function countsOf({ audience, topics, dataQuality }: TribeReport) {
  return {
    gained: audience.gained,
    lost: audience.lost,
    unfollowed: audience.lostBy.unfollowed,
    suspended: audience.lostBy.suspended,
    deleted: audience.lostBy.deleted,
    blocked: audience.lostBy.blocked,
    severed: audience.lostBy.severed,
    unknown: audience.lostBy.unknown,
    posts: sum(topics, ({ posts }) => posts),
    postsOnRust: sum(topics, ({ label, posts }) => (label === 'rust' ? posts : 0)),
    history: sum(audience.history, ({ gained, lost }) => gained + lost),
    historyByReason: sum(audience.history, ({ lostBy = {} }) =>
      sum(Object.values(lostBy), (people) => people ?? 0),
    ),
    snapshots: dataQuality.snapshots,
    rejected: dataQuality.rejectedSnapshots.length,
    missedOnce: dataQuality.reinstated.missedOnce,
    stillInPlace: dataQuality.reinstated.stillInPlace,
    returned: dataQuality.returned,
    massDepartures: dataQuality.massDepartures.length,
  };
}

function added<Counts extends Record<string, number>>(a: Counts, b: Counts): Counts {
  return Object.fromEntries(Object.keys(a).map((key) => [key, a[key]! + b[key]!])) as Counts;
}

/** What is of the window alone. */
const figures = ({ audience, dataQuality, topics }: TribeReport) => ({
  ...audience,
  posts: topics.map(({ id, posts }) => `${id} ${posts}`).sort(),
  reinstated: dataQuality.reinstated,
  returned: dataQuality.returned,
  snapshots: dataQuality.snapshots,
  rejected: dataQuality.rejectedSnapshots,
  massDepartures: dataQuality.massDepartures,
});

describe('a window', () => {
  it.each(SEEDS)('is the same whatever happens after its end (history %d)', async (seed) => {
    const random = seededRandom(1000 + seed);
    const history = historyOf(seed, {});
    const to = seed % 2 === 0 ? Math.round(10 + 25 * random()) : 10 + 25 * random();
    const from = random() < 0.5 ? undefined : to * random();
    const window = { to, ...(from !== undefined && { from }) };
    const known = history.filter(({ by }) => by <= Date.parse(day(to)));
    expect(await outcomeOf(profilesUpTo(history, to), window)).toEqual(
      await outcomeOf(known, window),
    );
  });

  it('without data is refused, whatever happens after its end', async () => {
    const history = historyOf(1, {}).filter(
      ({ by }) => by < Date.parse(day(10)) || by > Date.parse(day(20)),
    );
    const before = history.filter(({ by }) => by < Date.parse(day(10)));
    const outcome = await outcomeOf(history, { from: 12, to: 18 });
    expect(outcome).toMatchObject({ message: 'There is no data in that window.' });
    expect(outcome).toEqual(await outcomeOf(before, { from: 12, to: 18 }));
  });

  it.each(SEEDS)('adds up with the next one (history %d)', async (seed) => {
    const random = seededRandom(2000 + seed);
    // What comes to light later may withdraw or explain departures, so here nothing does.
    const history = historyOf(seed, { faults: false });
    const [a, middle, b] = [5 * random(), Math.round(10 + 20 * random()), 35 + 5 * random()];
    for (const [from, to] of [
      [undefined, undefined],
      [a, b],
    ] as const) {
      const first = await reportOn(history, { ...(from !== undefined && { from }), to: middle });
      const second = await reportOn(history, { from: middle, ...(to !== undefined && { to }) });
      const both = await reportOn(history, {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      });
      expect(added(countsOf(first), countsOf(second))).toEqual(countsOf(both));
      expect(first.audience.end).toBe(second.audience.start);
      expect([first.audience.start, second.audience.end]).toEqual([
        both.audience.start,
        both.audience.end,
      ]);
    }
  });

  it.each(SEEDS)('takes only its first state from what was before (history %d)', async (seed) => {
    const from = 20;
    const history = historyOf(seed, { known: 'both' });
    const passing = ['passing', 'by'];
    // People who came and left before the window, whom lists may have shown.
    const before = history.map(({ event, by }) => {
      const isEarly =
        event.type === 'snapshot' && by < Date.parse(day(8)) && by > Date.parse(day(3));
      return isEarly && event.complete === true
        ? { event: { ...event, followers: [...(event.followers as string[]), ...passing] }, by }
        : { event, by };
    });
    const [one, other] = [await reportOn(history, { from }), await reportOn(before, { from })];
    expect(figures(other)).toEqual(figures(one));
  });
});
