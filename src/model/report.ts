import { z } from 'zod';

/** An estimate with its 95% interval. */
export const Estimate = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof Estimate>;

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const instant = z.iso.datetime();
const id = z.string();

export const CostVerdict = z.enum([
  'costs',
  'keeps',
  'no measurable effect',
  'not enough evidence',
]);
export type CostVerdict = z.infer<typeof CostVerdict>;

export const GrowthVerdict = z.enum(['attracts', 'no measurable effect', 'not enough evidence']);
export type GrowthVerdict = z.infer<typeof GrowthVerdict>;

export const TopicRole = z.enum([
  'tribe builder',
  'filter',
  'erosion',
  'passing traffic',
  'quiet',
  'not enough evidence',
]);
export type TopicRole = z.infer<typeof TopicRole>;

const weeksNeeded = count
  .nullable()
  .optional()
  .describe(
    'weeks of watching, at this pace, until an effect that matters would be seen (520: or more); null: there was enough, or it is not known',
  );

const retention = Estimate.nullable()
  .optional()
  .describe('share still following after so many days; null: nobody was watched for that long');

const LostBy = z.object({
  unfollowed: count,
  suspended: count,
  deleted: count,
  blocked: count,
  severed: count,
  unknown: count,
});

export const ReportTopic = z.object({
  id,
  label: z.string(),
  terms: z.array(z.string()),
  origin: z
    .enum(['owner', 'given', 'found'])
    .optional()
    .describe('decided by the owner, given with the posts, or found in what they say'),
  posts: count,
  cost: z.object({
    hazardRatio: Estimate.nullable().describe(
      'factor on the hazard of leaving per post of the topic',
    ),
    unfollows: Estimate.nullable().describe(
      'unfollows attributable to the topic in the window; negative: it holds people',
    ),
    unfollowsTribe: Estimate.nullable().describe(
      'those of them inside communities that are a tribe',
    ),
    unfollowsOthers: Estimate.nullable().describe('those of them among everybody else'),
    qValue: share
      .nullable()
      .describe('false discovery rate over the topics at which this is called an effect'),
    verdict: CostVerdict,
    weeksNeeded,
    mixedWith: z
      .array(id)
      .optional()
      .describe('topics posted together with this one, whose costs cannot be told apart from it'),
    byCommunity: z.array(z.object({ community: id, unfollows: Estimate })),
  }),
  growth: z.object({
    follows: Estimate.nullable().describe('follows attributable to the topic in the window'),
    lasting: Estimate.nullable().describe('those of them expected to follow 90 days later'),
    retention30: retention,
    retention90: Estimate.nullable().describe(
      'share of those who came with the topic still following after 90 days',
    ),
    retention365: retention,
    qValue: share.nullable(),
    verdict: GrowthVerdict,
    weeksNeeded,
  }),
  role: TopicRole,
});
export type ReportTopic = z.infer<typeof ReportTopic>;

const CommunityOrigin = z.object({
  id,
  label: z.string(),
  at: instant.describe('end of the first report that saw it'),
});

export const ReportCommunity = z.object({
  id: id.describe('stays for as long as it is much the same people'),
  label: z.string().describe("the owner's name for it, else by its interests"),
  foundLabel: z
    .string()
    .optional()
    .describe("by its interests, where `label` is the owner's name for it"),
  splitFrom: CommunityOrigin.optional().describe('that to which most of its people belonged'),
  mergedFrom: z
    .array(CommunityOrigin)
    .optional()
    .describe('found no more, most of whose people belong to this one'),
  terms: z.array(z.string()),
  size: count.describe('current followers in it'),
  share: share.describe('of all current followers'),
  retention30: retention,
  retention90: Estimate.nullable(),
  retention365: retention,
  cohesion: share.describe("mean cosine of members' interests with the community's centre"),
  stability: share.describe('agreement of the partition over seeded runs'),
  breadth: share.describe("share of members who engaged with more than one of the owner's topics"),
  reciprocity: share.describe('share of members whom the owner follows too'),
  likeMindedness: share,
  parts: z
    .object({
      retention: share.nullable(),
      breadth: share.nullable(),
      reciprocity: share.nullable(),
    })
    .optional()
    .describe('what likeMindedness is the mean of; 0.5: as everybody; null: not known'),
  hardestTopic: z
    .object({ topic: id, retention: share })
    .nullable()
    .optional()
    .describe(
      'through which it stays least for certain, everybody at 0.5; null: no topic says anything',
    ),
  cameWithinYear: z
    .object({ least: count, most: count })
    .nullable()
    .optional()
    .describe(
      'how many of `size` came within the last year; null: the order of the follower list tells nothing',
    ),
  isTribe: z.boolean(),
});
export type ReportCommunity = z.infer<typeof ReportCommunity>;

export const TribeReport = z.object({
  version: z.literal(2),
  account: z.object({
    id,
    platform: z.string(),
    handle: z.string().optional(),
    name: z.string().optional(),
  }),
  window: z
    .object({ from: instant, to: instant })
    .nullable()
    .describe('null: nothing is known yet'),
  inputs: z.object({ events: count, digest: z.string() }),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  audience: z.object({
    start: count,
    end: count,
    gained: count,
    lost: count,
    lostBy: LostBy,
    followChurners: count,
    followChurnerIds: z.array(id),
    retention30: retention,
    retention90: Estimate.nullable(),
    retention365: retention,
    history: z
      .array(
        z.object({
          at: instant,
          followers: count,
          gained: count,
          lost: count,
          lostBy: LostBy.partial().optional().describe('reasons of those lost, without zeros'),
          posts: count.optional().describe('made in this step'),
        }),
      )
      .describe('at most 60 equal steps of the window, for a picture'),
    cameBy: z
      .array(z.object({ at: instant, least: count, most: count }))
      .optional()
      .describe(
        'of those who follow at the end, how many had come by then, as far as the order of the list tells; those who left since are in no figure; empty: it tells nothing',
      ),
    cameWithinYear: z
      .object({ least: count, most: count })
      .nullable()
      .optional()
      .describe('how many of `end` came within the last year; null: not known'),
  }),
  topics: z.array(ReportTopic).describe('largest cost first'),
  overload: z
    .object({ unfollows: Estimate.nullable(), hazardRatio: Estimate.nullable() })
    .describe('what posting more than usual cost, whatever the topic'),
  communities: z.array(ReportCommunity).describe('largest first'),
  unclustered: count.describe('current followers in no community'),
  evidence: z.object({
    departures: count.describe('unfollows that the topic figures rest on'),
    follows: count.describe('follows that the topic figures rest on'),
    intervals: count.describe('reading intervals or days they were observed in'),
    halfLifeDays: Estimate.nullable().describe('how long a post goes on having an effect'),
    dispersion: z
      .number()
      .nullable()
      .describe('variance of departures over their mean; 1: no bunching'),
    modularity: z.number().nullable(),
    weeksAhead: z
      .object({ soonest: count, latest: count })
      .nullable()
      .optional()
      .describe(
        'before anything was seen: weeks of daily readings until the first topic could be told of, if 4% or 1% of followers leave in a month; null: not known, or the topics say it',
      ),
  }),
  dataQuality: z.object({
    snapshots: count,
    rejectedSnapshots: z.array(z.object({ at: instant, reason: z.string() })),
    reinstated: z
      .object({ missedOnce: count, stillInPlace: count })
      .describe(
        'departures withdrawn because the person was there after all: missing from one snapshot only, or back at their old place in the list',
      ),
    returned: count.describe('how often somebody followed again after leaving'),
    massDepartures: z.array(
      z.object({
        after: instant,
        before: instant,
        lost: count,
        expected: z.number(),
        reason: z.string(),
      }),
    ),
    quarantined: count,
    followTimesUnknown: count.describe('current followers who were there before watching began'),
    listOrder: z
      .object({ lists: count, fault: z.string() })
      .optional()
      .describe(
        'believed readings said to be newest follower first, and why that order is not believed; empty: it is, or there is none',
      ),
  }),
  warnings: z.array(z.string()),
});
export type TribeReport = z.infer<typeof TribeReport>;
