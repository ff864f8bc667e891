import type { SparseRows } from '../../../stats/sparse-rows.ts';

/** What the owner's posts are about. */
export interface PostTopics {
  topics: Topic[];
  /** posts x topics; the weights of a post add up to at most 1, and to 0 where nothing was found. */
  weights: SparseRows;
}

export interface Topic {
  /** Stays the same from run to run for the same topic; safe in addresses and file names. */
  id: string;
  /** In the words people use, e.g. `Politics` or `election · vote`. */
  label: string;
  /** The most distinctive terms first; at most ten. */
  terms: string[];
  origin: TopicOrigin;
  /** How many posts have it as a topic at all. */
  posts: number;
}

/**
 * `owner`: defined by the owner in this program; `given`: came with the posts; `found`: found in
 * their text.
 */
export type TopicOrigin = 'owner' | 'given' | 'found';
