import type { BuildVerdict, CostVerdict, Estimate, Stance } from '../../model/report.ts';

/** What topics cost and build, one entry a topic in the order of `PostTopics.topics`. */
export interface ChurnFindings {
  topics: TopicEffect[];
  /** Posting more than usual, whatever the topic. */
  overload: { unfollows: Estimate | null; hazardRatio: Estimate | null };
  evidence: ChurnEvidence;
}

export interface TopicEffect {
  cost: TopicCost;
  build: TopicBuild;
  stance: Stance;
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
  /** Inside communities that are a tribe, and outside them. */
  unfollowsTribe: Estimate | null;
  unfollowsOthers: Estimate | null;
}

export interface TopicBuild {
  follows: Estimate | null;
  lasting: Estimate | null;
  retention90: Estimate | null;
  qValue: number | null;
  verdict: BuildVerdict;
}

export interface ChurnEvidence {
  /** Departures by choice and new follows that the figures rest on. */
  departures: number;
  follows: number;
  intervals: number;
  halfLifeDays: Estimate | null;
  dispersion: number | null;
}
