import { beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../../../src/analysis/heavy-work.ts';
import { analyse } from '../../../src/analysis/analyse.ts';
import type { Analysis } from '../../../src/analysis/result.ts';
import { tribeReport } from '../../../src/views/report/tribe-report.ts';
import { roundedReport } from '../../../src/formats/json/report-as-json.ts';
import type { TribeReport } from '../../../src/model/report.ts';
import { SIMULATION_DEFAULTS } from '../../../src/simulation/settings.ts';
import { simulateAudience } from '../../../src/simulation/simulate-audience.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { audienceOf } from '../../support/audience-of.ts';
import { tries } from '../../support/soak.ts';

/** Minutes, on a machine that others are using: what grew with the square would take hours. */
const PATIENCE = 300_000;

const FOLLOWERS = tries(4000, 10_000);

describe(`a year of ${FOLLOWERS} followers with weekly snapshots`, () => {
  let findings: Analysis;
  let report: TribeReport;

  beforeAll(async () => {
    const settings = {
      ...SIMULATION_DEFAULTS,
      followers: FOLLOWERS,
      postsPerDay: 2,
      snapshots: 'weekly' as const,
      labelPosts: true,
    };
    const log = await audienceOf(simulateAudience(settings, seededRandom(1)).events);
    findings = runHere(analyse(log, { seed: 1 }, () => undefined));
    report = roundedReport(tribeReport(findings));
  }, PATIENCE);

  it('gives a report with counts that add up', () => {
    const { start, end, gained, lost, lostBy, history } = report.audience;
    expect(start).toBeGreaterThan(0.9 * FOLLOWERS);
    expect(start + gained - lost).toBe(end);
    expect(Object.values(lostBy).reduce((sum, count) => sum + count, 0)).toBe(lost);
    expect(history.at(-1)!.followers).toBe(end);
  });

  it('counts each follower in one community or in none', () => {
    const inCommunities = report.communities.reduce((sum, { size }) => sum + size, 0);
    expect(report.communities.length).toBeGreaterThan(2);
    // Follow-churners who are there at the end count among the followers, in no community.
    expect(inCommunities).toBeLessThanOrEqual(report.audience.end - report.unclustered);
  });

  it('has a graph in proportion to the people', () => {
    const { graph } = findings;
    expect(graph.neighbour.length / 2).toBeLessThan(25 * graph.nodes);
  });
});
