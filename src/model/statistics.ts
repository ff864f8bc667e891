/** An estimate with its 95% interval. */
export interface Estimate {
  estimate: number;
  low: number;
  high: number;
}

/** A figure of the report. The dashboard imports it, so this file has no schema. */
export interface Statistic {
  /** The label of the figure. */
  title: string;
  /** One sentence for the "?" on the screen and for the published schema. */
  meaning: string;
  kind: 'count' | 'share' | 'number' | 'estimate';
  /** What `null` stands for. Without it, the value is never `null`. */
  unknown?: string;
}

export type Statistics = Record<string, Statistic>;

export type ValueOf<Of extends Statistic> =
  | (Of['kind'] extends 'estimate' ? Estimate : number)
  | (Of extends { unknown: string } ? null : never);

/** The type of the values of some statistics, by name. */
type ValuesOf<Of extends Statistics> = { [Name in keyof Of]: ValueOf<Of[Name]> };

const RETENTION = {
  retention30: {
    title: '30-day retention',
    meaning: 'The share of new followers who still follow after 30 days.',
    kind: 'estimate',
    unknown: 'nobody was observed for that long',
  },
  retention90: {
    title: '90-day retention',
    meaning: 'The share of new followers who still follow after 90 days.',
    kind: 'estimate',
    unknown: 'nobody was observed for that long',
  },
  retention365: {
    title: 'One-year retention',
    meaning: 'The share of new followers who still follow after a year.',
    kind: 'estimate',
    unknown: 'nobody was observed for that long',
  },
} as const satisfies Statistics;

/** Statistics of the whole audience. */
export const AUDIENCE_STATISTICS = { ...RETENTION } as const satisfies Statistics;

/** Statistics of each community. */
export const COMMUNITY_STATISTICS = {
  ...RETENTION,
  cohesion: {
    title: 'Cohesion',
    meaning: 'How close the interests of a community’s members are, from 0 to 1.',
    kind: 'share',
  },
  stability: {
    title: 'Stability',
    meaning: 'How often repeated runs on the same data put the same people together, from 0 to 1.',
    kind: 'share',
  },
  verdictStability: {
    title: 'Stability of the verdict',
    meaning:
      'How often the verdict stays the same without a tenth of the people, from 0 to 1. Below 0.9, the community has no verdict.',
    kind: 'share',
  },
  breadth: {
    title: 'Breadth',
    meaning: 'The share of your topics that a member engages with, on average.',
    kind: 'estimate',
    unknown: 'no engagement is known',
  },
  reciprocity: {
    title: 'Reciprocity',
    meaning: 'The share of members whom you follow.',
    kind: 'estimate',
    unknown: 'it is unknown whom you follow',
  },
  likeMindedness: {
    title: 'Like-mindedness',
    meaning:
      'The mean of retention, breadth and reciprocity, from 0 to 1. The whole audience is 0.5.',
    kind: 'estimate',
    unknown: 'not enough evidence',
  },
} as const satisfies Statistics;

/** Statistics of the data behind the figures of topics and communities. */
export const EVIDENCE_STATISTICS = {
  halfLifeDays: {
    title: 'Half-life of an effect',
    meaning: 'The time after which a post has half its effect.',
    kind: 'estimate',
    unknown: 'no topic has an estimate',
  },
  dispersion: {
    title: 'Overdispersion',
    meaning: 'How much departures cluster. 1 means not at all.',
    kind: 'number',
    unknown: 'no topic has an estimate',
  },
  modularity: {
    title: 'Modularity',
    meaning:
      'How much denser ties are within communities than by chance, and how fine the communities are.',
    kind: 'number',
    unknown: 'there are no communities',
  },
} as const satisfies Statistics;

/** Statistics of problems in the data. */
export const DATA_QUALITY_STATISTICS = {
  returned: {
    title: 'Followed again',
    meaning: 'How many times somebody followed again after leaving.',
    kind: 'count',
  },
  quarantined: {
    title: 'Rejected rows',
    meaning: 'Input that could not be read, kept with its reason.',
    kind: 'count',
  },
  followTimesUnknown: {
    title: 'Unknown follow times',
    meaning: 'Current followers who followed before the first snapshot.',
    kind: 'count',
  },
  knownByHandle: {
    title: 'Known by handle only',
    meaning:
      'Current followers without a known id. If they change their handle, they look like one person who left and another who came.',
    kind: 'count',
  },
  interestsKnown: {
    title: 'Known interests',
    meaning: 'Current followers with a bio, imported interests or engagement.',
    kind: 'count',
  },
} as const satisfies Statistics;

export type AudienceStatistics = ValuesOf<typeof AUDIENCE_STATISTICS>;
export type CommunityStatistics = ValuesOf<typeof COMMUNITY_STATISTICS>;
export type EvidenceStatistics = ValuesOf<typeof EVIDENCE_STATISTICS>;
export type DataQualityStatistics = ValuesOf<typeof DATA_QUALITY_STATISTICS>;
