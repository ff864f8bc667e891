import type {
  GrowthVerdict,
  CostVerdict,
  Estimate,
  RoleReason,
  TopicRole,
} from '../../../model/report.ts';
import type { TimeGrid } from '../design/time-grid.ts';
import type { Reversal } from './reversal.ts';
import type { LikeliestRates } from '../growth/likeliest-rates.ts';
import type { LikeliestFit } from '../cost/topic-cost.ts';

/** Costs and growth, one entry a topic in the order of `PostTopics.topics`. */
export interface EffectFindings {
  topics: TopicEffect[];
  /** The same of the fine topics, shrunk towards their broad topics. */
  fine: TopicEffect[];
  /** Posting more than usual, whatever the topic. */
  overload: { unfollows: Estimate | null; hazardRatio: Estimate | null };
  evidence: ChurnEvidence;
  /** The basis of the figures; null with too few data. */
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
  /** Why it has no role; null: it has one. */
  roleReason: RoleReason | null;
}

/** Effects on leaving; null with too few data. */
export interface TopicCost {
  /** Factor on the hazard per post, averaged over the followers the topic reached. */
  hazardRatio: Estimate | null;
  /**
   * Unfollows attributable to the topic's posts: all, and by community if it has effects of its
   * own.
   */
  unfollows: Estimate | null;
  byCommunity: { community: number; unfollows: Estimate }[];
  /** Communities with the opposite effect, if they are most of them. */
  reversal: Reversal | null;
  qValue: number | null;
  verdict: CostVerdict;
  /** How many more weeks are needed; null if there are enough, or no basis for a forecast. */
  weeksNeeded: number | null;
  /**
   * Topics whose costs cannot be separated from this one's, as positions in `PostTopics.topics`.
   */
  mixedWith: number[];
  /** Unfollows inside communities that are a tribe, and outside them. */
  unfollowsTribe: Estimate | null;
  unfollowsOthers: Estimate | null;
}

export interface TopicGrowth {
  /** Null also if only current followers are known, who are the lasting follows. */
  follows: Estimate | null;
  lasting: Estimate | null;
  /** Share of the people attracted by the topic who still follow after some days. */
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
  /** Whether the figures rest on current followers alone: then they have no costs, and only lasting follows. */
  currentFollowersOnly: boolean;
  /** With too few data: how much more is needed. */
  weeksAhead: WeeksAhead | null;
}

/**
 * Weeks of daily snapshots until the first verdict: with many departures and any effect, and with few
 * and the smallest effect that matters.
 */
export interface WeeksAhead {
  soonest: number;
  latest: number;
}
