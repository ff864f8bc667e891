import { isWithin } from '../../analysis/audience/window.ts';
import type { Analysis } from '../../analysis/result.ts';
import { handleOfId } from '../../model/handles.ts';
import type {
  AudienceStatistics,
  CommunityStatistics,
  DataQualityStatistics,
  EvidenceStatistics,
} from '../../model/statistics.ts';

/** How each statistic comes from an analysis. Every statistic of `model/statistics.ts` is a line. */
type Computations<Values, Of extends unknown[]> = {
  [Name in keyof Values]: (...of: Of) => Values[Name];
};

const AUDIENCE: Computations<AudienceStatistics, [Analysis]> = {
  retention30: ({ retention }) => retention.retention30,
  retention90: ({ retention }) => retention.retention90,
  retention365: ({ retention }) => retention.retention365,
};

/** Of the community at a position in `Partition.communities`. */
const COMMUNITY: Computations<CommunityStatistics, [Analysis, number]> = {
  retention30: ({ retentionByCommunity }, c) => retentionByCommunity[c].retention30,
  retention90: ({ retentionByCommunity }, c) => retentionByCommunity[c].retention90,
  retention365: ({ retentionByCommunity }, c) => retentionByCommunity[c].retention365,
  cohesion: ({ partition }, c) => partition.communities[c].cohesion,
  stability: ({ partition }, c) => partition.communities[c].stability,
  verdictStability: ({ standings }, c) => standings[c].verdictStability,
  breadth: ({ standings }, c) => standings[c].breadth,
  reciprocity: ({ standings }, c) => standings[c].reciprocity,
  likeMindedness: ({ standings }, c) => standings[c].likeMindedness,
};

const EVIDENCE: Computations<EvidenceStatistics, [Analysis]> = {
  halfLifeDays: ({ churn }) => churn.evidence.halfLifeDays,
  dispersion: ({ churn }) => churn.evidence.dispersion,
  modularity: ({ partition: { modularity } }) => (Number.isFinite(modularity) ? modularity : null),
};

const DATA_QUALITY: Computations<DataQualityStatistics, [Analysis]> = {
  returned,
  quarantined: ({ log }) => log.quarantined,
  followTimesUnknown,
  knownByHandle: ({ log, current }) => {
    return count(current, (person) => handleOfId(log.people.ids[person]) !== undefined);
  },
  interestsKnown,
};

export function audienceStatistics(analysis: Analysis): AudienceStatistics {
  return computed(AUDIENCE, analysis);
}

/** @param c position in `Partition.communities`. */
export function communityStatistics(analysis: Analysis, c: number): CommunityStatistics {
  return computed(COMMUNITY, analysis, c);
}

export function evidenceStatistics(analysis: Analysis): EvidenceStatistics {
  return computed(EVIDENCE, analysis);
}

export function dataQualityStatistics(analysis: Analysis): DataQualityStatistics {
  return computed(DATA_QUALITY, analysis);
}

function computed<Values, Of extends unknown[]>(
  computations: Computations<Values, Of>,
  ...of: Of
): Values {
  const entries = Object.entries<(...of: Of) => unknown>(computations);
  return Object.fromEntries(entries.map(([name, compute]) => [name, compute(...of)])) as Values;
}

/** Spells of the window that are a person's second or later. */
function returned({ audience: { spells }, window }: Analysis): number {
  let count = 0;
  for (let s = 1; s < spells.count; s++) {
    const isReturn = spells.person[s] === spells.person[s - 1];
    if (isReturn && isWithin(window, spells.followBefore[s])) count++;
  }
  return count;
}

/** Current followers whose spell began before the first snapshot. */
function followTimesUnknown({ audience: { spells }, current }: Analysis): number {
  const people = new Set<number>();
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    const isOpen = spells.followAfter[s] === -Infinity && spells.leaveBefore[s] === Infinity;
    if (isOpen && current[person] === 1) people.add(person);
  }
  return people.size;
}

/** Current followers of whom the data shows anything that they are interested in. */
function interestsKnown({ log, current }: Analysis): number {
  const shown = new Uint8Array(current.length);
  for (const person of log.interests.person) shown[person] = 1;
  for (const person of log.engagements.person) shown[person] = 1;
  return count(current, (person) => shown[person] === 1 || !!log.people.profiles[person]?.bio);
}

function count(current: Uint8Array, isCounted: (person: number) => boolean): number {
  return current.reduce((sum, follows, person) => {
    return sum + Number(follows === 1 && isCounted(person));
  }, 0);
}
