import { drawNear } from '../../../src/stats/draw-near.ts';
import type { Random } from '../../../src/stats/random.ts';
import { findTopics } from '../../../src/analysis/topics/find-topics.ts';
import { groupPoints } from '../../../src/analysis/topics/by-vectors/group-points.ts';
import {
  type FeatureWeights,
  pointsOf,
  postFeatures,
} from '../../../src/analysis/topics/by-vectors/post-features.ts';
import { countPostSubjects } from '../../../src/analysis/topics/by-words/post-subjects.ts';
import { countPostTerms } from '../../../src/analysis/topics/by-words/post-terms.ts';
import {
  type SentenceVectors,
  textToEncode,
} from '../../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { landmarkProfile } from '../../../src/analysis/topics/by-vectors/landmark-profile.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import { finestTopics, mainTopics } from '../../analysis/topics/main-topic.ts';
import { kMeans } from './k-means.ts';

/** Posts to be grouped, and what is known of them. */
export interface Task {
  posts: readonly Post[];
  vectors: SentenceVectors;
  random: Random;
}

/** A way to tell posts apart: for each its group. */
export type Way = (task: Task) => number[];

/** As many groups as people used labels for tweets, and about as many as there are broad topics. */
const YARDSTICK_GROUPS = { fine: 19, broad: 10 };

/** Ours, and what anybody would try first; all of the same posts. */
export const WAYS = {
  fine: ({ posts, vectors }) => [...mainTopics(finestTopics(findTopics(posts, {}, vectors)))],
  broad: ({ posts, vectors }) => [...mainTopics(findTopics(posts, {}, vectors))],
  'fine, by words': ({ posts }) => [...mainTopics(finestTopics(findTopics(posts)))],
  'k-means': (task) => kMeans(vectorsOfPosts(task), YARDSTICK_GROUPS.fine, task.random),
  'k-means, 10': (task) => kMeans(vectorsOfPosts(task), YARDSTICK_GROUPS.broad, task.random),
} satisfies Record<string, Way>;

/** The yardstick of each way: the one with about as many groups. */
export const YARDSTICK: Record<string, keyof typeof WAYS> = {
  fine: 'k-means',
  broad: 'k-means, 10',
  'fine, by words': 'k-means',
};

/** A setting that could have been chosen. */
export interface Setting extends FeatureWeights {
  drawn: boolean;
}

/** All that were tried; what `findTopics` takes is among them. */
export const SETTINGS: Setting[] = [0, 0.5, 1].flatMap((profile) =>
  [0.3, 0.6, 0.9].flatMap((terms) =>
    [0, 0.5].flatMap((subjects) =>
      [true, false].map((drawn) => ({ profile, terms, subjects, drawn })),
    ),
  ),
);

/** Our grouping by sentence vectors with another setting. */
export function bySetting({ drawn, ...weights }: Setting, { posts, vectors }: Task): number[] {
  const { counts, index } = countPostTerms(posts);
  const rows = Int32Array.from(posts.keys());
  const subjects = countPostSubjects(posts, rows);
  const encoded = { rows, vectors: vectorsOfPosts({ posts, vectors }) };
  const profile = landmarkProfile(vectors)!;
  const features = postFeatures(
    { counts, keys: index.keys, subjects },
    encoded,
    rows,
    profile,
    weights,
  );
  const { dimensions } = features;
  const points = pointsOf(features, rows);
  return [...groupPoints(drawn ? drawNear(points, dimensions) : points, dimensions, MOST_TOPICS)];
}

const MOST_TOPICS = 60;

/** A post without a vector says nothing: all zeros. */
function vectorsOfPosts({ posts, vectors }: Omit<Task, 'random'>): Float32Array[] {
  const length = vectors.values().next().value!.length;
  return posts.map((post) => vectors.get(textToEncode(post)) ?? new Float32Array(length));
}
