import type { GrowthVerdict, CostVerdict, Estimate, TopicRole } from '../../../model/report.ts';
import type { TimeGrid } from '../design/time-grid.ts';
import type { LikeliestRates } from '../growth/likeliest-rates.ts';
import type { LikeliestFit } from '../cost/topic-cost.ts';

/** What topics cost and build, one entry a topic in the order of `PostTopics.topics`. */
export interface EffectFindings {
  topics: TopicEffect[];
  /** Posting more than usual, whatever the topic. */
  overload: { unfollows: Estimate | null; hazardRatio: Estimate | null };
  evidence: ChurnEvidence;
  /** What the figures were worked out from; null where there was too little to work out any. */
  basis: EffectBasis | null;
}

/** The intervals, person-time and fits that the figures of the topics rest on. */
export interface EffectBasis {
  grid: TimeGrid;
  /** The topics of the first columns, as positions in `PostTopics.topics`. */
  topics: number[];
  /** The communities of the first groups; the last group is everybody else. */
  communities: number[];
  /** For each person their group. */
  groupOf: Uint16Array;
  costs: LikeliestFit;
  follows: LikeliestRates;
}

export interface TopicEffect {
  cost: TopicCost;
  growth: TopicGrowth;
  role: TopicRole;
}

/** Effects on leaving. `null` where there is nothing to estimate from. */
export interface TopicCost {
  /** Factor on the hazard per post, averaged over the followers the topic reached. */
  hazardRatio: Estimate | null;
  /** Unfollows attributable to the topic's posts: all, and by community where they are told apart. */
  unfollows: Estimate | null;
  byCommunity: { community: number; unfollows: Estimate }[];
  qValue: number | null;
  verdict: CostVerdict;
  /** How many more weeks would do; null where there is enough, or nothing to reckon from. */
  weeksNeeded: number | null;
  /** Topics that this one's cost cannot be told apart from, as positions in `PostTopics.topics`. */
  mixedWith: number[];
  /** Inside communities that are a tribe, and outside them. */
  unfollowsTribe: Estimate | null;
  unfollowsOthers: Estimate | null;
}

export interface TopicGrowth {
  follows: Estimate | null;
  lasting: Estimate | null;
  /** Share of those who came with the topic that still follows after so many days. */
  retention30: Estimate | null;
  retention90: Estimate | null;
  retention365: Estimate | null;
  qValue: number | null;
  verdict: GrowthVerdict;
  weeksNeeded: number | null;
}

export interface ChurnEvidence {
  /** Departures by choice and new follows that the figures rest on. */
  departures: number;
  follows: number;
  intervals: number;
  halfLifeDays: Estimate | null;
  dispersion: number | null;
  /** Where there was too little watching to tell anything, how much would do. */
  weeksAhead: WeeksAhead | null;
}

/** Weeks of daily snapshots until the first topic could be told of, if many leave, and if few do. */
export interface WeeksAhead {
  soonest: number;
  latest: number;
}
