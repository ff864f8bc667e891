import { Matrix } from '../../../stats/matrix.ts';
import { cutTree, type Merge, wardTree } from '../../../stats/ward-clustering.ts';
import type { Engaging } from './who-engages.ts';

/** The most broad topics besides "Other". */
const MOST_BROAD = 11;

/** Two groups stay apart if merging them would lose more than this share of all differences. */
const SHARE_LOST = 0.03;

/** How much who engages weighs, where what the posts mean weighs 1. */
const ENGAGEMENT = 1.5;

/** With so many engagements, half of what is known of who engages with a topic is noise. */
const NOISY_ENGAGEMENTS = 20;

/** Groups of fine topics. */
export interface Grouping {
  /** The group of each topic: 0, 1, ..., none of them empty. */
  group: Int32Array;
  /** The group of what is left over, or -1. */
  other: number;
}

/**
 * Groups topics that mean the same and that the same people engage with, by Ward's criterion over
 * their posts. The data set the number of groups: they merge until the next merge would lose too
 * much of the differences between posts. The smallest of the topics that are no closer to their group
 * than to the mean of all are left over, together a twentieth of all posts at most. Cost: O(topics^2 x dimensions).
 *
 * @param meaning topics x dimensions, each of length 1.
 * @param posts of each topic.
 */
export function groupTopics(meaning: Matrix, engaging: Engaging, posts: Float64Array): Grouping {
  const points = joined(meaning, engaging);
  const merges = wardTree(Float32Array.from(points.values), points.columns, posts);
  const group = cutTree(merges, points.rows, groupsApart(merges));
  return withLeftOver(points, group, posts);
}

function joined(meaning: Matrix, { points: engaging, engagements }: Engaging): Matrix {
  const points = new Matrix(meaning.rows, meaning.columns + engaging.columns);
  for (let topic = 0; topic < meaning.rows; topic++) {
    points.row(topic).set(meaning.row(topic));
    const own = engaging.row(topic);
    const length = Math.hypot(...own);
    if (length === 0) continue;
    const known = engagements[topic] / (engagements[topic] + NOISY_ENGAGEMENTS);
    const scale = (ENGAGEMENT * Math.sqrt(known)) / length;
    points.row(topic).set(
      own.map((value) => value * scale),
      meaning.columns,
    );
  }
  return points;
}

/** All merges together lose all differences. */
function groupsApart(merges: readonly Merge[]): number {
  const all = merges.reduce((sum, { height }) => sum + height, 0);
  const tooMuch = merges.filter(({ height }) => height > SHARE_LOST * all).length;
  return Math.min(MOST_BROAD, tooMuch + 1);
}

/** The largest share of all posts that is left over. */
const MOST_LEFT_OVER = 0.05;

/** Moves the topics that are left over to a group of their own, if they are at least two. */
function withLeftOver(points: Matrix, group: Int32Array, posts: Float64Array): Grouping {
  const left = leftOver(points, group, posts);
  if (left.size < 2) return { group, other: -1 };
  const kept = [...new Set(group.filter((_, topic) => !left.has(topic)))].sort((a, b) => a - b);
  return {
    group: group.map((of, topic) => (left.has(topic) ? kept.length : kept.indexOf(of))),
    other: kept.length,
  };
}

/** Returns the smallest far topics. */
function leftOver(points: Matrix, group: Int32Array, posts: Float64Array): Set<number> {
  const smallestFirst = farTopics(points, group, posts).sort((a, b) => posts[a] - posts[b]);
  const most = MOST_LEFT_OVER * sumOf(posts);
  const left = new Set<number>();
  let taken = 0;
  for (const topic of smallestFirst) {
    taken += posts[topic];
    if (taken > most) break;
    left.add(topic);
  }
  return left;
}

/** Returns the topics that are no closer to the others of their group than to the mean of all. */
function farTopics(points: Matrix, group: Int32Array, posts: Float64Array): Int32Array {
  const topics = Int32Array.from(group.keys());
  const middle = meanOf(points, topics, posts);
  return topics.filter((topic) => {
    const others = topics.filter((other) => other !== topic && group[other] === group[topic]);
    if (others.length === 0) return false;
    const point = points.row(topic);
    return squaredDistance(point, meanOf(points, others, posts)) >= squaredDistance(point, middle);
  });
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(points: Matrix, topics: Int32Array, posts: Float64Array): Float64Array {
  const mean = new Float64Array(points.columns);
  const all = topics.reduce((sum, topic) => sum + posts[topic], 0);
  for (const topic of topics) {
    points.row(topic).forEach((value, d) => (mean[d] += (value * posts[topic]) / all));
  }
  return mean;
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, d) => sum + (value - b[d]) ** 2, 0);
}
