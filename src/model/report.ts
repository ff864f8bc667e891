import { z } from 'zod';
import { INCOMPLETE_REASONS } from './incomplete.ts';
import { Estimate as EstimateSchema, fieldsOf } from './statistic-fields.ts';
import {
  AUDIENCE_STATISTICS,
  COMMUNITY_STATISTICS,
  DATA_QUALITY_STATISTICS,
  EVIDENCE_STATISTICS,
  type Estimate as EstimateValue,
} from './statistics.ts';

export const Estimate = EstimateSchema;
export type Estimate = EstimateValue;

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

/** Why a topic has no role. */
export const RoleReason = z.enum([
  'no tribe known',
  'part of the tribe unclear',
  'retention unknown',
  'posted together',
  'wide intervals',
  'cost unknown',
  'few posts',
  'few data',
]);
export type RoleReason = z.infer<typeof RoleReason>;

const weeksNeeded = count
  .nullable()
  .optional()
  .describe(
    'weeks of data needed, at the present rate, to measure an effect that matters (520: or more); null: there is enough data, or the time is unknown',
  );

const retention = Estimate.nullable()
  .optional()
  .describe('share still following after this many days; null: nobody was observed for that long');

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
  label: z.string().describe("the owner's name for it; without one, made of its words"),
  foundLabel: z
    .string()
    .optional()
    .describe("the label made of its words, if `label` is the owner's name"),
  parent: id.nullable().describe('the broad topic it belongs to; null: it is a broad topic itself'),
  terms: z.array(z.string()),
  origin: z
    .enum(['owner', 'given', 'found'])
    .optional()
    .describe(
      'owner: defined by the owner; given: imported with the posts; found: found in the texts of posts',
    ),
  posts: count,
  isOther: z
    .boolean()
    .optional()
    .describe('whether it is what is left over: small topics that belong to no broad topic'),
  cost: z.object({
    hazardRatio: Estimate.nullable().describe(
      "factor on a follower's hazard of leaving per post of the topic",
    ),
    unfollows: Estimate.nullable().describe(
      'unfollows attributable to the topic in the window; negative: the topic keeps people',
    ),
    unfollowsTribe: Estimate.nullable().describe('the unfollows of members of a tribe'),
    unfollowsOthers: Estimate.nullable().describe('the unfollows of everyone else'),
    qValue: share
      .nullable()
      .describe(
        'false discovery rate over the broad topics at which this counts as an effect; null for a fine topic',
      ),
    verdict: CostVerdict,
    weeksNeeded,
    mixedWith: z
      .array(id)
      .optional()
      .describe(
        'topics posted together with this one, so that only their joint cost can be estimated',
      ),
    byCommunity: z.array(z.object({ community: id, unfollows: Estimate })),
    reversal: z
      .object({
        communities: z.array(id),
        of: count.describe('communities with enough evidence of either effect'),
      })
      .nullable()
      .optional()
      .describe(
        'communities in which the topic has the opposite effect of that on everybody, if they are most of those with enough evidence (Simpson’s paradox); null: they are not',
      ),
  }),
  growth: z.object({
    follows: Estimate.nullable().describe(
      'follows attributable to the topic in the window; null: not enough data, or only current followers are known',
    ),
    lasting: Estimate.nullable().describe(
      'the follows expected to last 90 days; if only current followers are known (`evidence.currentFollowersOnly`), the follows of people who still follow',
    ),
    retention30: retention,
    retention90: Estimate.nullable().describe(
      'share of the followers attracted by the topic who still follow after 90 days',
    ),
    retention365: retention,
    qValue: share.nullable(),
    verdict: GrowthVerdict,
    weeksNeeded,
  }),
  role: TopicRole,
  roleReason: RoleReason.nullable()
    .optional()
    .describe('why the evidence is not enough for a role; null: it is'),
});
export type ReportTopic = z.infer<typeof ReportTopic>;

const CommunityOrigin = z.object({
  id,
  label: z.string(),
  at: instant.describe('end of the window of the first report that shows it'),
});

export const ReportCommunity = z.object({
  id: id.describe('does not change while most of the people stay the same'),
  label: z.string().describe("the owner's name for it; without one, its interests"),
  foundLabel: z
    .string()
    .optional()
    .describe("the label from its interests, if `label` is the owner's name"),
  splitFrom: CommunityOrigin.optional().describe(
    'the community to which most of its people belonged',
  ),
  mergedFrom: z
    .array(CommunityOrigin)
    .optional()
    .describe('communities that no longer exist and most of whose people belong to this one'),
  terms: z.array(z.string()),
  size: count.describe('current followers in the community'),
  share: share.describe('share of all current followers'),
  ...fieldsOf(COMMUNITY_STATISTICS),
  parts: z
    .object({
      retention: Estimate.nullable(),
      breadth: Estimate.nullable(),
      reciprocity: Estimate.nullable(),
    })
    .describe('retention, breadth and reciprocity from 0 to 1, where the whole audience is 0.5'),
  hardestTopic: z
    .object({ topic: id, retention: Estimate })
    .nullable()
    .optional()
    .describe(
      'the topic with the lowest retention of the community, where the whole audience is 0.5; null: no topic has enough evidence',
    ),
  cameWithinYear: z
    .object({ least: count, most: count })
    .nullable()
    .optional()
    .describe(
      'how many of `size` followed within the last year; null: the order of the follower list is unknown or not used',
    ),
  isTribe: z
    .boolean()
    .nullable()
    .describe('whether the evidence shows that it is a tribe; null: not enough evidence'),
});
export type ReportCommunity = z.infer<typeof ReportCommunity>;

/** Far more people gone at once than usual, between two times. */
export const MassDeparture = z.object({
  after: instant,
  before: instant,
  lost: count,
  expected: z.number(),
  reason: z.string(),
});

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
    .describe('null: there is no data about followers yet'),
  inputs: z.object({ events: count, digest: z.string() }),
  settings: z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
    )
    .describe(
      '`ofWholeTime` lists what is found from everything known up to the end of the window; everything else is of the window',
    ),
  audience: z.object({
    start: count,
    end: count,
    gained: count.describe('every follow in the window, reinstated departures aside'),
    lost: count.describe(
      'every departure in the window, reinstated ones aside; follow churners and mass departures count',
    ),
    lostBy: LostBy,
    followChurners: count,
    followChurnerIds: z.array(id),
    ...fieldsOf(AUDIENCE_STATISTICS),
    observed: z
      .object({ from: instant, to: instant })
      .nullable()
      .describe('the part of the window for which the audience is known; null: none'),
    leavingSeen: z
      .object({ from: instant, to: instant })
      .nullable()
      .optional()
      .describe(
        'the part of `observed` in which departures could be seen, which is from the first snapshot or reported departure on; null: none; missing: all of it',
      ),
    history: z
      .array(
        z.object({
          at: instant,
          followers: count,
          gained: count,
          lost: count,
          lostBy: LostBy.partial()
            .optional()
            .describe('the followers lost by reason, without zeros'),
          posts: count.optional().describe('posts in this step'),
        }),
      )
      .describe('at most 60 equal steps of the window, for a chart'),
    cameBy: z
      .array(z.object({ at: instant, least: count, most: count }))
      .optional()
      .describe(
        'how many of the followers at the end had followed by then, from the order of the list; people who left are not counted; empty: the order is unknown or not used',
      ),
    cameWithinYear: z
      .object({ least: count, most: count })
      .nullable()
      .optional()
      .describe('how many of `end` followed within the last year; null: unknown'),
  }),
  topics: z
    .array(ReportTopic)
    .describe('the broad ones, then the fine ones inside them; of each, largest cost first'),
  overload: z
    .object({ unfollows: Estimate.nullable(), hazardRatio: Estimate.nullable() })
    .describe('the cost of posting more than usual, on any topic'),
  communities: z.array(ReportCommunity).describe('largest first'),
  unclustered: count.describe('current followers in no community'),
  evidence: z.object({
    departures: count.describe(
      'departures behind the figures of topics: by choice or for unknown reasons, without follow churners and mass departures',
    ),
    follows: count.describe('follows behind the figures of topics'),
    intervals: count.describe(
      'time intervals in which they were observed: between snapshots, or days',
    ),
    currentFollowersOnly: z
      .boolean()
      .optional()
      .describe(
        'whether the growth of topics rests on the exact follow times of current followers alone, because there are too few snapshots to compare departures; then costs are unknown',
      ),
    ...fieldsOf(EVIDENCE_STATISTICS),
    weeksAhead: z
      .object({ soonest: count, latest: count })
      .nullable()
      .optional()
      .describe(
        'before any follow or departure: weeks of daily snapshots until the first verdict on a topic; soonest: 4% of followers leave in a month, and any verdict; latest: 1% leave, and the smallest effect that matters shows with 80% power; at most 520; null: unknown, or see weeksNeeded of the topics',
      ),
  }),
  dataQuality: z.object({
    snapshots: count,
    rejectedSnapshots: z.array(
      z.object({
        at: instant,
        reason: z.string(),
        incomplete: z
          .enum(INCOMPLETE_REASONS)
          .optional()
          .describe('why the snapshot is incomplete, where its source says so'),
      }),
    ),
    impossibleTimes: z
      .array(
        z.object({
          fault: z.enum(['before the platform', 'seconds', 'after now', 'clock behind']),
          events: count,
          from: instant,
          to: instant,
        }),
      )
      .optional()
      .describe(
        'events from before the platform existed (`seconds`: near 1970, because seconds were read as milliseconds) or after now, which no figure uses; mostly empty. `clock behind`: many are after now, so they count, and the clock of the computer is wrong',
      ),
    audiences: z
      .array(z.object({ from: instant, to: instant, snapshots: count, followers: count }))
      .optional()
      .describe(
        'audiences with hardly anybody in common, of which the owner has to choose theirs by accepting the snapshot of `to`; until then none of their snapshots counts; mostly empty',
      ),
    reinstated: z
      .object({ missedOnce: count, stillInPlace: count })
      .describe(
        'departures withdrawn because the person was there after all: missing from one snapshot only, or back at their old place in the list',
      ),
    massDepartures: z.array(MassDeparture),
    ...fieldsOf(DATA_QUALITY_STATISTICS),
    listOrder: z
      .object({ lists: count, fault: z.string() })
      .optional()
      .describe(
        'accepted snapshots that list the newest follower first, and why that order is not used; empty: it is used, or there is none',
      ),
  }),
  warnings: z.array(z.string()),
});
export type TribeReport = z.infer<typeof TribeReport>;
