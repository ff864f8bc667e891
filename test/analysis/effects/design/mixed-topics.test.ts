import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../../src/analysis/analyse.ts';
import { tribeReport } from '../../../../src/views/report/tribe-report.ts';
import type { ReportTopic, TribeReport } from '../../../../src/model/report.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { ACCOUNT, audienceOf, day } from '../../../support/audience-of.ts';

const DAYS = 240;
const PEOPLE = 3000;

/** Factor on the hazard of leaving just after a post of either costly topic; it halves in a day. */
const FACTOR = 2.2;

/**
 * An audience that two of three topics cost: the second is always posted with the first, or on
 * days of its own.
 */
async function reportOn(together: boolean): Promise<TribeReport> {
  const random = seededRandom(11);
  const posts: object[] = [];
  const costly: number[] = [];
  const post = (label: string, at: number): void => {
    posts.push({ type: 'post', id: `${label}${at}`, at: day(at), text: 'x', topics: [label] });
    if (label !== 'Bread') costly.push(at);
  };
  for (let d = 4; d < DAYS; d += 8) {
    post('Storms', d + 0.3);
    post('Floods', d + (together ? 0.3 : 4.3));
    post('Bread', Math.floor(random() * DAYS) + 0.4);
  }
  const hazard = Array.from({ length: DAYS }, (_, d) => {
    const now = d + 0.5;
    const exposure = costly.reduce((sum, at) => sum + (at < now ? 2 ** (at - now) : 0), 0);
    return 0.0006 * FACTOR ** exposure;
  });
  const gone: object[] = [];
  for (let p = 0; p < PEOPLE; p++) {
    const left = hazard.findIndex((chance) => random() < chance);
    if (left >= 0) gone.push({ type: 'unfollow', person: `p${p}`, at: day(left + random()) });
  }
  const people = Array.from({ length: PEOPLE }, (_, p) => p);
  return tribeReport(
    runHere(
      analyse(
        await audienceOf([
          ACCOUNT,
          ...people.map((p) => ({ type: 'follow', person: `p${p}`, before: day(0) })),
          ...posts,
          ...gone,
        ]),
        { seed: 1 },
        () => undefined,
      ),
    ),
  );
}

const named = (report: TribeReport, label: string): ReportTopic =>
  report.topics.find((topic) => topic.label === label)!;

describe('two costly topics', () => {
  let together: TribeReport;
  let apart: TribeReport;
  beforeAll(async () => {
    together = await reportOn(true);
    apart = await reportOn(false);
  });

  it('that are always posted together are mixed', () => {
    const [storms, floods] = [named(together, 'Storms'), named(together, 'Floods')];
    expect(storms.cost.verdict).toBe('not enough evidence');
    expect(storms.cost.mixedWith).toEqual([floods.id]);
    expect(floods.cost.mixedWith).toEqual([storms.id]);
    expect(named(together, 'Bread').cost.mixedWith).toEqual([]);
  });

  it('that are posted on different days are not mixed', () => {
    for (const label of ['Storms', 'Floods']) {
      const { verdict, mixedWith } = named(apart, label).cost;
      expect({ label, verdict, mixedWith }).toEqual({ label, verdict: 'costs', mixedWith: [] });
    }
  });
});
