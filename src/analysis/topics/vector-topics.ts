import { type SparseRows, sparseRows } from '../../stats/sparse-rows.ts';
import { closestDirection, meanDirections, settleGroups } from '../../stats/spherical-k-means.ts';
import { wardClustering } from '../../stats/ward-clustering.ts';
import type { TermIndex } from '../text/term-index.ts';
import type { FoundTopics } from './found-topics.ts';
import { mergeAlike } from './merge-alike.ts';
import { type PostFeatures, postFeatures } from './post-features.ts';
import type { SubjectProfile } from './subject-profile.ts';
import { tellingTerms } from './telling-terms.ts';
import { topicAffinity } from './topic-affinity.ts';
import { sharedTerms, submatrix } from './vocabulary.ts';

/** Of so many posts the groups are learnt, as that takes time and room by the square of them. */
export const MOST_GROUPED = 2000;

/** Posts that topics are to be found in, and what a model says of each. */
export interface EncodedPosts {
  rows: Int32Array;
  vectors: readonly Float32Array[];
}

/**
 * Finds topics in posts by what their sentences mean, joined with their terms: posts are grouped by
 * Ward's criterion, groups too close to tell apart are merged, posts settle to the closest group,
 * and a group is called by the terms that set it apart. Each post has one topic. No chance is in it.
 *
 * @param counts posts x terms.
 * @param posts to be given topics; at least one, in an order that their contents decide.
 * @param sample positions in `posts` to learn the groups from, at most `MOST_GROUPED`.
 * @param mostTopics at most so many; and at most about the square root of the posts.
 */
export function vectorTopics(
  counts: SparseRows,
  posts: EncodedPosts,
  sample: Int32Array,
  profile: SubjectProfile,
  index: TermIndex,
  mostTopics: number,
): FoundTopics {
  const learnt = {
    rows: sample.map((at) => posts.rows[at]),
    vectors: Array.from(sample, (at) => posts.vectors[at]),
  };
  const features = postFeatures(counts, index.keys, learnt, profile);
  const points = pointsOf(features, learnt);
  let directions = groupDirections(points, features.dimensions, mostTopics);
  for (;;) {
    const topic = closestTopics(features, posts, directions);
    const weights = oneTopicEach(topic, directions.length);
    const terms = termsOfTopics(counts, posts.rows, weights, index);
    // What cannot be called by a word of its own is no topic: its posts go to the next closest.
    const named = directions.filter((_, at) => terms[at].length > 0);
    if (named.length === directions.length) return { weights, terms };
    if (named.length === 0) return { weights: oneTopicEach(topic.fill(-1), 0), terms: [] };
    directions = named;
  }
}

function pointsOf(features: PostFeatures, { rows, vectors }: EncodedPosts): Float32Array {
  const { dimensions } = features;
  const points = new Float32Array(rows.length * dimensions);
  rows.forEach((row, at) => {
    const into = points.subarray(at * dimensions, (at + 1) * dimensions);
    features.write(row, vectors[at], into);
  });
  return points;
}

function groupDirections(
  points: Float32Array,
  dimensions: number,
  mostTopics: number,
): Float64Array[] {
  const posts = points.length / dimensions;
  const most = Math.min(mostTopics, Math.ceil(1.5 * Math.sqrt(posts)));
  const leastPosts = posts < 50 ? 2 : 3;
  const first = settleGroups(points, dimensions, wardClustering(points, dimensions, most), most);
  const merged = mergeAlike(points, dimensions, first, most);
  const group = settleGroups(points, dimensions, merged, most);
  const size = new Int32Array(most);
  for (const of of group) size[of]++;
  const directions = meanDirections(points, dimensions, group, most);
  const large = directions.filter((_, of) => size[of] >= leastPosts);
  return large.length > 0 ? large : directions.filter((_, of) => size[of] > 0);
}

function closestTopics(
  features: PostFeatures,
  { rows, vectors }: EncodedPosts,
  directions: readonly Float64Array[],
): Int32Array {
  const point = new Float32Array(features.dimensions);
  return rows.map((row, at) => {
    features.write(row, vectors[at], point);
    return closestDirection(point, directions);
  });
}

function oneTopicEach(topic: Int32Array, topics: number): SparseRows {
  const row = Array.from(topic.keys()).filter((post) => topic[post] >= 0);
  const column = row.map((post) => topic[post]);
  return sparseRows(topic.length, topics, { row, column, value: row.map(() => 1) });
}

/** As columns of `counts`, each topic led by a term that leads no other; none: no such term. */
function termsOfTopics(
  counts: SparseRows,
  rows: Int32Array,
  weights: SparseRows,
  index: TermIndex,
): number[][] {
  const columns = sharedTerms(counts, rows);
  const known = submatrix(counts, rows, columns);
  const telling = tellingTerms(known, weights, topicAffinity(known, weights), index, columns);
  const posts = new Int32Array(weights.columns);
  for (const topic of weights.column) posts[topic]++;
  const taken = new Set<number>();
  const terms: number[][] = telling.map(() => []);
  const largestFirst = [...telling.keys()].sort((a, b) => posts[b] - posts[a] || a - b);
  for (const topic of largestFirst) {
    const own = telling[topic].map((term) => columns[term]);
    const lead = own.find((term) => !taken.has(term));
    if (lead === undefined) continue;
    taken.add(lead);
    terms[topic] = [lead, ...own.filter((term) => term !== lead)];
  }
  return terms;
}
