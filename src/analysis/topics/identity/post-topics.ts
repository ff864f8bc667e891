import type { SparseRows } from '../../../stats/sparse-rows.ts';

/** The topics of the owner's posts, on two levels. */
export interface PostTopics extends TopicLevel {
  /** The fine topics inside the broad ones. A broad topic has none, or at least two. */
  fine: TopicLevel<FineTopic>;
}

/** The topics of one level: of a {@link PostTopics}, the broad ones. */
export interface TopicLevel<Of extends Topic = Topic> {
  topics: Of[];
  /** posts x topics. The weights of a post add up to at most 1, and to 0 if it has no topic. */
  weights: SparseRows;
}

export interface Topic {
  /** The same from run to run for the same topic, and safe in addresses and file names. */
  id: string;
  /** The name to show, e.g. `Politics` or `election · vote`. */
  label: string;
  /** The label without the owner's name, if `label` is that name. */
  foundLabel?: string;
  /** The most distinctive terms first; at most ten. */
  terms: string[];
  origin: TopicOrigin;
  /** The number of posts with this topic, whatever its weight. */
  posts: number;
  /** Whether it is "Other": what is left over beside the broad topics. */
  isOther?: true;
}

/** A part of a broad topic. */
export interface FineTopic extends Topic {
  /** The position of the broad topic in `PostTopics.topics`. */
  parent: number;
}

/**
 * `owner`: defined by the owner in this program; `given`: imported with the posts; `found`: found
 * in their texts.
 */
export type TopicOrigin = 'owner' | 'given' | 'found';
