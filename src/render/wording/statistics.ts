import {
  AUDIENCE_STATISTICS,
  type AudienceStatistics,
  COMMUNITY_STATISTICS,
  type CommunityStatistics,
  DATA_QUALITY_STATISTICS,
  type DataQualityStatistics,
  EVIDENCE_STATISTICS,
  type EvidenceStatistics,
  type Statistics,
} from '../../model/statistics.ts';
import { decimalInWords, scoreInWords, shareInWords } from './estimates.ts';
import type { Fact } from './fact.ts';
import { writeCount, writeDecimal, writeNumberOf, writeShare } from './numbers.ts';

/** How each statistic is written. Null: it is left out. */
type Wording<Values> = { [Name in keyof Values]: (value: Values[Name]) => string | null };

export const NOT_KNOWN = 'not known yet';

const AUDIENCE: Wording<AudienceStatistics> = {
  retention30: (share) => share && shareInWords(share).whole,
  retention90: (share) => (share ? shareInWords(share).whole : NOT_KNOWN),
  retention365: (share) => share && shareInWords(share).whole,
};

const COMMUNITY: Wording<CommunityStatistics> = {
  retention30: (share) => share && shareInWords(share).whole,
  retention90: (share) => share && shareInWords(share).whole,
  retention365: (share) => share && shareInWords(share).whole,
  cohesion: (score) => writeDecimal(score, 2),
  stability: (share) => `${writeShare(share)} of repeated runs put its members together`,
  verdictStability: (share) => `${writeShare(share)} of runs without a tenth of the people agree`,
  breadth: (share) => share && `${shareInWords(share).whole} of your topics`,
  reciprocity: (share) => share && `${shareInWords(share).whole} of members`,
  likeMindedness: (score) => scoreInWords(score) ?? null,
};

const EVIDENCE: Wording<EvidenceStatistics> = {
  halfLifeDays: (days) => days && `${decimalInWords(days, 1).whole} days`,
  dispersion: (ratio) =>
    ratio === null
      ? null
      : `${writeDecimal(ratio, 1)} (how much departures cluster; 1: not at all)`,
  modularity: (value) =>
    value === null
      ? null
      : `${writeDecimal(value, 2)} (how clearly the communities are separated; at most 1)`,
};

const DATA_QUALITY: Wording<DataQualityStatistics> = {
  returned: (times) => `${writeNumberOf(times, 'time', 'times')} after leaving`,
  quarantined: (rows) => (rows === 0 ? 'none' : `${writeCount(rows)} neither fixed nor dismissed`),
  followTimesUnknown: (people) =>
    `${writeCount(people)} current followers, from before the first snapshot`,
  knownByHandle: (people) =>
    people === 0
      ? null
      : `${writeNumberOf(people, 'current follower', 'current followers')}; if they change their handle, they look like somebody else`,
  interestsKnown: (people) => writeNumberOf(people, 'current follower', 'current followers'),
};

/** The statistics of a community that tables show, each in a column of its own. */
export const TABLE_STATISTICS = [
  'retention90',
  'likeMindedness',
] as const satisfies (keyof CommunityStatistics)[];

export function audienceStatisticFacts(values: AudienceStatistics): Fact[] {
  return factsOf(AUDIENCE_STATISTICS, AUDIENCE, values);
}

/** @param unknown what stands for a value that is unknown; without it, the value is left out. */
export function communityStatisticFacts(values: CommunityStatistics, unknown?: string): Fact[] {
  return factsOf(COMMUNITY_STATISTICS, COMMUNITY, values, unknown);
}

export function evidenceStatisticFacts(values: EvidenceStatistics): Fact[] {
  return factsOf(EVIDENCE_STATISTICS, EVIDENCE, values);
}

export function dataQualityStatisticFacts(values: DataQualityStatistics): Fact[] {
  return factsOf(DATA_QUALITY_STATISTICS, DATA_QUALITY, values);
}

/** One statistic of a community as text; null: unknown. */
export function communityStatistic<Name extends keyof CommunityStatistics>(
  values: CommunityStatistics,
  name: Name,
): string | null {
  return COMMUNITY[name](values[name]);
}

/** The facts in the order of the definitions. */
function factsOf<Values extends object>(
  statistics: Statistics,
  wording: Wording<Values>,
  values: Values,
  unknown: string | null = null,
): Fact[] {
  const names = Object.keys(statistics) as (keyof Values & string)[];
  return names.flatMap((name) => {
    const value = wording[name](values[name]) ?? unknown;
    const { title, meaning } = statistics[name];
    return value === null ? [] : [{ name: title, value, meaning }];
  });
}
