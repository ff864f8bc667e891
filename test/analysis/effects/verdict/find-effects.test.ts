import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../../src/analysis/analyse.ts';
import type { Analysis } from '../../../../src/analysis/result.ts';
import { tribeReport } from '../../../../src/views/report/tribe-report.ts';
import type { ReportTopic, TribeReport } from '../../../../src/model/report.ts';
import { SIMULATION_DEFAULTS } from '../../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../../src/simulation/simulate-audience.ts';
import type { SimulationTruth } from '../../../../src/simulation/truth.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { ACCOUNT, audienceOf, day } from '../../../support/audience-of.ts';
import { expectTribesToBelong, judgedCommunities } from '../../../support/judged-communities.ts';
import { tries } from '../../../support/soak.ts';

async function analysisOf(events: Iterable<object>): Promise<Analysis> {
  return runHere(analyse(await audienceOf(events), { seed: 1 }, () => undefined));
}

async function reportOn(events: Iterable<object>): Promise<TribeReport> {
  return tribeReport(await analysisOf(events));
}

function within({ low, high }: { low: number; high: number }, value: number): boolean {
  return low <= value && value <= high;
}

const [daily, none, weekly] = [
  ['daily', 41],
  ['none', 42],
  ['weekly', 43],
] as const;

// Worlds that are looked at less often are also in the calibration.
describe.each(tries([daily], [daily, none, weekly]))(
  'a simulated year, readings %s',
  (snapshots, seed) => {
    let analysis: Analysis;
    let report: TribeReport;
    let truth: SimulationTruth;
    const topic = (label: string): ReportTopic =>
      report.topics.find((entry) => entry.label === label)!;

    beforeAll(async () => {
      const settings = { ...SIMULATION_DEFAULTS, followers: 3000, snapshots, labelPosts: true };
      const world = simulateAudience(settings, seededRandom(seed));
      ({ truth } = world);
      analysis = await analysisOf(world.events);
      report = tribeReport(analysis);
    });

    it('finds what politics cost, within the interval', () => {
      const { unfollows, verdict } = topic('Politics').cost;
      const planted = truth.topics.find(({ label }) => label === 'Politics')!.unfollows;
      expect(planted).toBeGreaterThan(100);
      // Weekly snapshots leave 52 intervals to learn from: then the truth may be that it is too early to tell.
      expect(
        verdict === 'costs' || (snapshots === 'weekly' && verdict === 'not enough evidence'),
      ).toBe(true);
      expect(unfollows!.low).toBeLessThanOrEqual(planted);
      expect(unfollows!.high).toBeGreaterThanOrEqual(planted);
    });

    it('contains most planted counts in their intervals', () => {
      const held = truth.topics.flatMap((planted) => {
        const { cost, growth } = topic(planted.label);
        return [
          within(cost.unfollows!, planted.unfollows),
          within(growth.follows!, planted.follows),
        ];
      });
      expect(held.length).toBe(14);
      expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(11);
    });

    it('finds that television attracts passing followers, and LGBT topics lasting ones', () => {
      expect(topic('Television').growth.verdict).toBe('attracts');
      expect(topic('Television').growth.retention90!.estimate).toBeLessThan(0.6);
      expect(topic('LGBT').growth.lasting!.estimate).toBeGreaterThan(
        topic('LGBT').growth.follows!.estimate / 2,
      );
    });

    it('recognises most follow churners, and few others', () => {
      const planted = new Set(truth.followChurnerIds);
      const right = report.audience.followChurnerIds.filter((id) => planted.has(id)).length;
      expect(right / report.audience.followChurners).toBeGreaterThan(0.8);
      // Between two weekly snapshots most of their visits go unseen.
      expect(right / planted.size).toBeGreaterThan(snapshots === 'weekly' ? 0.1 : 0.7);
    });

    it('calls communities with high retention, breadth and reciprocity a tribe, and never passing traffic', () => {
      const communities = judgedCommunities(analysis, truth);
      expect(communities.some(({ isTribe }) => isTribe)).toBe(true);
      expectTribesToBelong(communities);
    });
  },
);

describe('too few data', () => {
  it('keep at most as many followers as there are, and give no retention beyond the observed time', async () => {
    const settings = {
      ...SIMULATION_DEFAULTS,
      followers: 3000,
      days: 70,
      postsPerDay: 4,
      snapshots: 'daily' as const,
      labelPosts: true,
    };
    const { topics, audience } = await reportOn(simulateAudience(settings, seededRandom(3)).events);
    const people = audience.start + audience.gained;
    expect(topics.length).toBeGreaterThan(5);
    for (const { cost, growth } of topics) {
      expect(cost.unfollows!.low).toBeGreaterThanOrEqual(-people);
      expect(growth.follows!.high).toBeGreaterThan(growth.follows!.low);
      expect([growth.lasting, growth.retention90]).toEqual([null, null]);
    }
    expect(audience.retention90).toBeNull();
  });

  it('give no figures', async () => {
    const people = Array.from({ length: 300 }, (_, i) => `p${i}`);
    const posts = Array.from({ length: 60 }, (_, i) => ({
      type: 'post',
      id: `post${i}`,
      at: day(i * 3 + 0.5),
      text: 'x',
      topics: [i % 2 === 0 ? 'Rust' : 'Politics'],
    }));
    const random = seededRandom(7);
    const gone = people
      .slice(0, 40)
      .map((person) => ({ type: 'unfollow', person, at: day(random() * 180) }));
    const report = await reportOn([
      ACCOUNT,
      ...people.map((person) => ({ type: 'follow', person, before: day(0) })),
      ...posts,
      ...gone,
    ]);
    expect(report.topics.map(({ cost }) => cost.verdict)).toEqual([
      'not enough evidence',
      'not enough evidence',
    ]);
    expect(report.warnings.join(' ')).toContain('40 departures');
  });

  it('give a report for an account with posts and no followers, and with neither', async () => {
    const post = { type: 'post', id: '1', at: day(0), text: 'hello world', topics: ['Rust'] };
    expect((await reportOn([ACCOUNT, post])).window).toBeNull();
    expect((await reportOn([ACCOUNT])).topics).toEqual([]);
  });
});
