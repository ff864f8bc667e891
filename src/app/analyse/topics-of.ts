import { findTopics } from '../../analysis/topics/find-topics.ts';
import { withTopicNames } from '../../analysis/topics/owner/topic-names.ts';
import type { PostTopics, Topic, TopicLevel } from '../../analysis/topics/identity/post-topics.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Post } from '../../model/audience-log.ts';
import { rowsOfEntries } from '../../stats/sparse-rows.ts';
import { examplePosts } from '../../views/topic/example-posts.ts';
import { encodePosts } from './encode-posts.ts';
import type { OnStage } from './report-on.ts';
import { keepTopics, recallTopics } from './topic-memory.ts';

/** The topics of an account's posts, in the published form of `tribe topics --json`. */
export interface TopicList {
  /** Each broad topic, followed by the fine ones inside it. */
  topics: (Topic & { parent: string | null })[];
  /** `topics`: the broad ones; `fine`: those inside them, if there are any. */
  posts: { id: string; topics: PostWeight[]; fine?: PostWeight[] }[];
}

/** A list of topics with what the published form leaves out. */
export interface ListedTopics extends TopicList {
  /** Texts of posts that show best what a broad topic is about, by its id. */
  examples: ReadonlyMap<string, string[]>;
}

interface PostWeight {
  id: string;
  weight: number;
}

export async function topicsOf(
  store: Pick<AccountStore, 'log' | 'results'>,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<ListedTopics> {
  onStage('events');
  const log = await store.log.loadAudience();
  const vectors = await encodePosts(store, log.posts, encoder, (done, all) =>
    onStage('vectors', done, all),
  );
  onStage('topics');
  const earlier = await recallTopics(store);
  const settings = {
    corrections: log.corrections,
    earlier: earlier.topics,
    engagements: log.engagements,
  };
  const { toKeep, ...unnamed } = findTopics(log.posts, settings, vectors);
  const found = withTopicNames(unnamed, log.corrections);
  await keepTopics(store, toKeep, found, log.posts);
  return {
    topics: topicsWithParents(found),
    posts: log.posts.map((post, p) => ({
      id: post.id,
      topics: topicsOfPost(found, p),
      ...(found.fine.topics.length > 0 && { fine: topicsOfPost(found.fine, p) }),
    })),
    examples: examplesOf(found, log.posts),
  };
}

/** Posts shown of each broad topic. */
const EXAMPLES = 3;

function examplesOf(
  { topics, weights }: PostTopics,
  posts: readonly Post[],
): Map<string, string[]> {
  const own = topics.map((): { text: string; weight: number }[] => []);
  rowsOfEntries(weights).forEach((row, e) => {
    own[weights.column[e]].push({ text: posts[row].text, weight: weights.value[e] });
  });
  return new Map(
    topics.map(({ id, terms }, at) => [
      id,
      examplePosts(terms, own[at], EXAMPLES).map(({ text }) => text),
    ]),
  );
}

/** Returns each broad topic, followed by the fine ones inside it. */
function topicsWithParents({ topics, fine }: PostTopics): TopicList['topics'] {
  return topics.flatMap((broad, at) => [
    withParent(broad, null),
    ...fine.topics
      .filter(({ parent }) => parent === at)
      .map((topic) => withParent(topic, broad.id)),
  ]);
}

function withParent(
  { id, label, foundLabel, terms, origin, posts, isOther }: Topic,
  parent: string | null,
): TopicList['topics'][number] {
  return {
    id,
    label,
    ...(foundLabel !== undefined && { foundLabel }),
    parent,
    terms,
    origin,
    posts,
    ...(isOther && { isOther }),
  };
}

/** Returns the topics of a post, the heaviest first. */
function topicsOfPost({ topics, weights }: TopicLevel, post: number): PostWeight[] {
  const found: PostWeight[] = [];
  for (let e = weights.start[post]; e < weights.start[post + 1]; e++) {
    found.push({
      id: topics[weights.column[e]].id,
      weight: Number(weights.value[e].toPrecision(6)),
    });
  }
  return found.sort((a, b) => b.weight - a.weight);
}
