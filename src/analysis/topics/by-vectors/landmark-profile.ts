import { innerProduct } from '../../../stats/inner-product.ts';
import { LANDMARKS } from './landmarks.ts';
import type { SentenceVectors } from './sentence-vectors.ts';

/** The factor of the cosine in the exponent. A larger one separates landmarks more sharply. */
const SHARPNESS = 20;

/** Returns how close a sentence is to each of `LANDMARKS`, as square roots of shares. */
export type LandmarkProfile = (vector: Float32Array) => Float64Array;

/**
 * Makes the profile from the landmarks' vectors; `undefined` if some are missing. The origin is the
 * mean of the landmarks, not of the posts. So posts on one topic have nearly equal profiles, which
 * do not separate them.
 */
export function landmarkProfile(vectors: SentenceVectors): LandmarkProfile | undefined {
  const means = LANDMARKS.map((phrases) => meanOf(phrases.map((phrase) => vectors.get(phrase))));
  if (means.some((mean) => mean === undefined)) return undefined;
  const fields = means as Float64Array[];
  const middle = meanOf(fields)!;
  const directions = fields.map((field) => direction(field, middle));
  return (vector) => {
    const own = direction(vector, middle);
    const share = Float64Array.from(directions, (field) =>
      Math.exp(SHARPNESS * innerProduct(field, own)),
    );
    const sum = share.reduce((total, part) => total + part, 0);
    return share.map((part) => Math.sqrt(part / sum));
  };
}

function meanOf(vectors: readonly (ArrayLike<number> | undefined)[]): Float64Array | undefined {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    if (vector === undefined) return undefined;
    for (let d = 0; d < sum.length; d++) sum[d] += vector[d] / vectors.length;
  }
  return sum;
}

function direction(vector: ArrayLike<number>, from: Float64Array): Float64Array {
  const difference = from.map((value, d) => vector[d] - value);
  const length = Math.hypot(...difference) || 1;
  return difference.map((value) => value / length);
}
