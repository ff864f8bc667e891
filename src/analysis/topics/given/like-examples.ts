import { drawNear } from '../../../stats/draw-near.ts';
import { innerProduct } from '../../../stats/inner-product.ts';
import { meanDirections } from '../../../stats/spherical-k-means.ts';
import { type PostFeatures, pointsOf } from '../by-vectors/post-features.ts';

/**
 * A post is like examples at this cosine with their mean or above, all posts having been drawn near
 * to those like them. On five kinds of labelled texts a twentieth of all posts are, and never more
 * than a fifth; about half of them have the label of the examples.
 */
const LEAST_LIKENESS = 0.6;

/**
 * Returns the posts similar to examples, each with the topic of the most similar examples.
 *
 * @param sample places of the posts that likeness is learnt from, all examples among them.
 * @param examples of each topic, as places; at least one each.
 * @param posts how many there are.
 * @returns for each post its topic, or -1; what it is for examples says nothing.
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
 * The cosine of points as they are above which lies the same share of the sample as was found by
 * those drawn near, for each topic; infinite where none was.
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
