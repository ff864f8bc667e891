import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { drawNear } from '../../../stats/draw-near.ts';
import { innerProduct } from '../../../stats/inner-product.ts';
import { closestDirection, meanDirections } from '../../../stats/spherical-k-means.ts';
import type { TermIndex } from '../../text/term-index.ts';
import type { FoundTopics } from '../by-words/found-topics.ts';
import type { PostTexts } from '../by-words/post-subjects.ts';
import { groupPoints } from './group-points.ts';
import { type EncodedPosts, type PostFeatures, pointsOf, postFeatures } from './post-features.ts';
import type { LandmarkProfile } from './landmark-profile.ts';
import { distinctiveColumns } from '../labels/distinctive-columns.ts';

/** The most posts to find groups in. Time and memory grow with its square. */
export const MOST_GROUPED = 2000;

/**
 * Finds topics by sentence vectors, terms and subjects. Posts are smoothed towards their neighbours and
 * clustered by Ward's criterion. Groups too close to distinguish are merged, posts move to the
 * closest group, and the most distinctive terms name it. Each post has one topic. The result is
 * deterministic.
 *
 * @param posts to assign topics to; at least one, in an order that depends only on their contents.
 * @param sample positions in `posts` to find the groups in, at most `MOST_GROUPED`.
 * @param mostTopics the most topics. Few posts have fewer, see `groupPoints`.
 */
export function vectorTopics(
  { terms: { counts, index }, subjects }: PostTexts,
  posts: EncodedPosts,
  sample: Int32Array,
  profile: LandmarkProfile,
  mostTopics: number,
): FoundTopics {
  const features = postFeatures({ counts, keys: index.keys, subjects }, posts, sample, profile);
  let places = placesOf(features, sample, mostTopics);
  for (;;) {
    const { topic, cosine } = closestTopics(features, posts.rows.length, places);
    const weights = oneTopicEach(topic, places.topics.length, () => 1);
    // Posts at the edge of a topic are weak evidence for its terms.
    const central = oneTopicEach(
      topic,
      places.topics.length,
      (post) => Math.max(LEAST_CENTRAL, cosine[post]) ** 2,
    );
    const terms = termsOfTopics(counts, posts.rows, central, index);
    // A group without a distinctive word is not a topic. Its posts move to the next closest.
    const named = places.topics.filter((_, at) => terms[at].length > 0);
    if (named.length === places.topics.length) return { weights, terms };
    if (named.length === 0) return { weights: sparseRows(posts.rows.length, 0, NONE), terms: [] };
    places = { ...places, topics: named };
  }
}

/** The square of this is the least weight of a post's words. */
const LEAST_CENTRAL = 0.1;

const NONE = { row: [], column: [], value: [] };

/** The positions of topics, and the posts in which they were found. */
interface Places {
  topics: {
    /** The direction among smoothed posts, for posts of the sample. */
    near: Float64Array;
    /** The direction among posts without smoothing, for all other posts. */
    plain: Float64Array;
  }[];
  /** The smoothed point of each post of the sample, by its position. */
  drawn: ReadonlyMap<number, Float32Array>;
}

function placesOf(features: PostFeatures, sample: Int32Array, mostTopics: number): Places {
  const { dimensions } = features;
  const points = pointsOf(features, sample);
  const drawn = drawNear(points, dimensions);
  const group = groupPoints(drawn, dimensions, mostTopics);
  const groups = Math.max(...group) + 1;
  const plain = meanDirections(points, dimensions, group, groups);
  const topics = meanDirections(drawn, dimensions, group, groups).map((near, at) => ({
    near,
    plain: plain[at],
  }));
  const own = Array.from(sample, (post, at): [number, Float32Array] => [
    post,
    drawn.subarray(at * dimensions, (at + 1) * dimensions),
  ]);
  return { topics, drawn: new Map(own) };
}

function closestTopics(
  features: PostFeatures,
  posts: number,
  { topics, drawn }: Places,
): { topic: Int32Array; cosine: Float32Array } {
  const near = topics.map((place) => place.near);
  const plain = topics.map((place) => place.plain);
  const point = new Float32Array(features.dimensions);
  const cosine = new Float32Array(posts);
  const topic = Int32Array.from({ length: posts }, (_, at) => {
    const known = drawn.get(at);
    if (known === undefined) features.write(at, point);
    const directions = known === undefined ? plain : near;
    const closest = closestDirection(known ?? point, directions);
    cosine[at] = innerProduct(known ?? point, directions[closest]);
    return closest;
  });
  return { topic, cosine };
}

function oneTopicEach(
  topic: Int32Array,
  topics: number,
  weightOf: (post: number) => number,
): SparseRows {
  const row = Int32Array.from(topic.keys());
  const value = Array.from(row, weightOf);
  return sparseRows(topic.length, topics, { row, column: topic, value });
}

/**
 * Returns the terms of topics as columns of `counts`. Each topic begins with a term that begins no
 * other; none if there is no such term.
 */
export function termsOfTopics(
  counts: SparseRows,
  rows: Int32Array,
  weights: SparseRows,
  index: TermIndex,
): number[][] {
  const distinctive = distinctiveColumns({ counts, rows }, weights, index);
  const posts = new Int32Array(weights.columns);
  for (const topic of weights.column) posts[topic]++;
  const taken = new Set<number>();
  const terms: number[][] = distinctive.map(() => []);
  const largestFirst = [...distinctive.keys()].sort((a, b) => posts[b] - posts[a] || a - b);
  for (const topic of largestFirst) {
    const own = distinctive[topic];
    const lead = own.find((term) => !taken.has(term));
    if (lead === undefined) continue;
    taken.add(lead);
    terms[topic] = [lead, ...own.filter((term) => term !== lead)];
  }
  return terms;
}
