import type { Post } from '../../model/audience-log.ts';
import type { Correction } from '../../model/corrections.ts';
import { assembleTopics } from './identity/assemble-topics.ts';
import { correctPosts } from './given/correct-posts.ts';
import type { EarlierTopic } from './identity/earlier-topics.ts';
import { namedTopics } from './given/named-topics.ts';
import { countPostTerms } from './by-words/post-terms.ts';
import type { PostTopics } from './identity/post-topics.ts';
import type { SentenceVectors } from './by-vectors/sentence-vectors.ts';
import { topicsInText } from './by-vectors/topics-in-text.ts';

/** What topics rest on besides the posts. */
export interface TopicSettings {
  /** What the owner says; all but topics and those of single posts is passed over. */
  corrections?: readonly Correction[];
  /** The topics found before, so that those still there keep their ids and labels. */
  earlier?: readonly EarlierTopic[];
}

/**
 * Finds what posts are about.
 *
 * 1. The owner's topics: posts with their keywords, their examples, and posts like the examples.
 * 2. Topics given with a post are its topics, beside those of the owner. A post without either takes
 *    the given topics that its text is clearly close to, if any.
 * 3. Where most posts have given topics the others have none: the owner knows best what there is.
 *    Else topics are found in the text of the others, 60 at most and more the more posts there
 *    are: by sentence vectors (see `vectorTopics`) in posts that have one,
 *    by words alone (see `foundTopics`) in the rest; what both find under one name, or with one
 *    hashtag leading, is one topic.
 * 4. A post of which the owner says what it is about has those topics and no others (see
 *    `correctPosts`).
 *
 * Posts that say nothing telling have no topic. No chance is in it: the same posts, in any order,
 * give the same topics. The id of a named topic is made of its label. A found one that is still
 * about the posts of an earlier one keeps its id and label; the id of a new one is made of its most
 * telling term. Cost: O(all text + topics x terms); 100,000 posts take some seconds.
 *
 * @param vectors of the texts of `textsToEncode`, as far as there are any.
 * @returns topics by their posts, most first; row i of the weights is `posts[i]`.
 */
export function findTopics(
  posts: readonly Post[],
  { corrections = [], earlier = [] }: TopicSettings = {},
  vectors: SentenceVectors = new Map(),
): PostTopics {
  const order = Int32Array.from(posts.keys()).sort((a, b) => inTime(posts[a]!, posts[b]!));
  const sorted = Array.from(order, (position) => posts[position]!);
  const terms = countPostTerms(sorted);
  const own = corrections.filter((correction) => correction.kind === 'topic');
  const { group, others, mostAreGiven } = namedTopics(sorted, terms, own, vectors);
  const groups = [group];
  if (!mostAreGiven) groups.push(topicsInText(sorted, terms, others, vectors));
  const found = assembleTopics(groups, posts, order, earlier);
  return correctPosts(
    found,
    posts,
    corrections.filter((correction) => correction.kind === 'post-topics'),
  );
}

function inTime(a: Post, b: Post): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}
