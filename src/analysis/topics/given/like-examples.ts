import { drawNear } from '../../../stats/draw-near.ts';
import { innerProduct } from '../../../stats/inner-product.ts';
import { meanDirections } from '../../../stats/spherical-k-means.ts';
import { type PostFeatures, pointsOf } from '../by-vectors/post-features.ts';

/**
 * The least cosine of a post with the mean of the examples, after smoothing all posts towards their
 * neighbours. On five kinds of labelled texts, a twentieth of all posts reach it and never more
 * than a fifth; about half of them have the label of the examples.
 */
const LEAST_LIKENESS = 0.6;

/**
 * Returns the posts similar to examples, each with the topic of the most similar examples.
 *
 * @param sample places of the posts to learn similarity from. It includes all examples.
 * @param examples the places of each topic's examples; at least one each.
 * @param posts the number of posts.
 * @returns the topic of each post, or -1. Ignore the topics of the examples themselves.
 */
export function likeExamples(
  features: PostFeatures,
  sample: Int32Array,
  examples: readonly number[][],
  posts: number,
): Int32Array {
  const { dimensions } = features;
  const points = pointsOf(features, sample);
  const drawn = drawNear(points, dimensions);
  const place = new Map(Array.from(sample, (post, at) => [post, at]));
  const topicOf = new Int32Array(sample.length).fill(examples.length);
  examples.forEach((own, topic) => own.forEach((post) => (topicOf[place.get(post)!] = topic)));
  const near = meanDirections(drawn, dimensions, topicOf, examples.length + 1);
  const plain = meanDirections(points, dimensions, topicOf, examples.length + 1);

  const closest = new Int32Array(posts).fill(-1);
  const found = nearestOf(drawn, dimensions, near.slice(0, -1), () => LEAST_LIKENESS);
  sample.forEach((post, at) => (closest[post] = found[at]));
  const least = sameShare(points, dimensions, plain, found);
  const others = Int32Array.from(closest.keys()).filter((post) => !place.has(post));
  for (const post of others) {
    const point = pointsOf(features, Int32Array.of(post));
    [closest[post]] = nearestOf(point, dimensions, plain.slice(0, -1), (topic) => least[topic]);
  }
  return closest;
}

function nearestOf(
  points: Float32Array,
  dimensions: number,
  directions: readonly Float64Array[],
  least: (topic: number) => number,
): Int32Array {
  const pointAt = (at: number): Float32Array =>
    points.subarray(at * dimensions, (at + 1) * dimensions);
  return Int32Array.from({ length: points.length / dimensions }, (_, at) => {
    let best = -1;
    let most = -Infinity;
    for (const [topic, direction] of directions.entries()) {
      const cosine = innerProduct(pointAt(at), direction);
      if (cosine >= least(topic) && cosine > most) [best, most] = [topic, cosine];
    }
    return best;
  });
}

/**
 * Returns, for each topic, the cosine of points without smoothing above which the same share of the
 * sample lies as was found with smoothing; infinite if none was.
 */
function sameShare(
  points: Float32Array,
  dimensions: number,
  directions: readonly Float64Array[],
  found: Int32Array,
): number[] {
  const pointAt = (at: number): Float32Array =>
    points.subarray(at * dimensions, (at + 1) * dimensions);
  return directions.map((direction, topic) => {
    const cosines = Float64Array.from(found, (_, at) =>
      innerProduct(pointAt(at), direction),
    ).sort();
    const count = found.reduce((sum, of) => sum + Number(of === topic), 0);
    return count === 0 ? Infinity : cosines[cosines.length - count];
  });
}
