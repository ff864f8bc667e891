import { expect } from 'vitest';
import type { Analysis } from '../../src/analysis/result.ts';
import type { SimulationTruth } from '../../src/simulation/truth.ts';

/** Groups of the simulated worlds who stay, engage widely and are followed back. */
const BELONG = new Set(['lgbt', 'civic', 'friends']);
const PASSING = new Set(['television', 'bystanders', 'followChurners']);

interface Judged {
  isTribe: boolean | null;
  size: number;
  belong: number;
  passing: number;
}

/** The communities of a simulated world, and how many of their people are of which kind. */
export function judgedCommunities(analysis: Analysis, truth: SimulationTruth): Judged[] {
  const communities = analysis.partition.communities.map((_, c): Judged => ({
    isTribe: analysis.standings[c].isTribe,
    size: 0,
    belong: 0,
    passing: 0,
  }));
  for (const [person, id] of analysis.log.people.ids.entries()) {
    const community = communities[analysis.partition.community[person]];
    if (community === undefined || analysis.current[person] === 0) continue;
    community.size++;
    if (BELONG.has(truth.groups[id])) community.belong++;
    if (PASSING.has(truth.groups[id])) community.passing++;
  }
  return communities;
}

function sum(of: Judged[], pick: (entry: Judged) => number): number {
  return of.reduce((total, entry) => total + pick(entry), 0);
}

/** Fails unless nearly all people of tribes belong, most who belong are in one, and few only pass. */
export function expectTribesToBelong(communities: Judged[]): void {
  const tribes = communities.filter(({ isTribe }) => isTribe === true);
  const belong = sum(tribes, (tribe) => tribe.belong);
  expect(belong).toBeGreaterThan(0.9 * sum(tribes, ({ size }) => size));
  expect(belong).toBeGreaterThan(0.6 * sum(communities, (community) => community.belong));
  for (const { size, passing } of tribes) expect(passing).toBeLessThan(size / 3);
}
