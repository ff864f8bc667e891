import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../../src/analysis/analyse.ts';
import { tribeReport } from '../../../src/analysis/report/tribe-report.ts';
import type { ReportTopic, TribeReport } from '../../../src/model/report.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';

const DAYS = 240;
const PEOPLE = 1500;

/**
 * An audience whose hazard of leaving is many times as high on days of either of two topics; the
 * second is posted an hour after the first, or on days of its own. A third topic does nothing.
 */
async function reportOn(together: boolean): Promise<TribeReport> {
  const random = seededRandom(11);
  const posts: object[] = [];
  const hot = new Set<number>();
  const post = (label: string, at: number): void => {
    posts.push({ type: 'post', id: `${label}${at}`, at: day(at), text: 'x', topics: [label] });
  };
  for (let d = 4; d < DAYS; d += 8) {
    post('Storms', d + 0.3);
    const second = together ? d : d + 4;
    post('Floods', second + 0.35);
    for (const at of [d, second]) hot.add(at);
    post('Bread', Math.floor(random() * DAYS) + 0.4);
  }
  const gone: object[] = [];
  for (let p = 0; p < PEOPLE; p++) {
    for (let d = 0; d < DAYS; d++) {
      if (random() > (hot.has(d) ? 0.004 : 0.0005)) continue;
      gone.push({ type: 'unfollow', person: `p${p}`, at: day(d + 0.4 + 0.5 * random()) });
      break;
    }
  }
  const people = Array.from({ length: PEOPLE }, (_, p) => p);
  return tribeReport(
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

  it('that are always posted together are said not to be told apart', () => {
    const [storms, floods] = [named(together, 'Storms'), named(together, 'Floods')];
    expect(storms.cost.verdict).toBe('not enough evidence');
    expect(storms.cost.mixedWith).toEqual([floods.id]);
    expect(floods.cost.mixedWith).toEqual([storms.id]);
    expect(named(together, 'Bread').cost.mixedWith).toEqual([]);
  });

  it('that are posted on days of their own are told apart', () => {
    for (const label of ['Storms', 'Floods']) {
      const { verdict, mixedWith } = named(apart, label).cost;
      expect({ label, verdict, mixedWith }).toEqual({ label, verdict: 'costs', mixedWith: [] });
    }
  });
});
