import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { LandmarkProfile } from './landmark-profile.ts';
import { textHash } from '../../../stats/hash.ts';

/**
 * The number of places that terms are hashed into. A few terms share a place, which does no harm.
 */
const PLACES_OF_TERMS = 256;

/** The weights of the profile and the terms, where the sentence vector has weight 1. */
export interface FeatureWeights {
  profile: number;
  terms: number;
}

const WEIGHTS: FeatureWeights = { profile: 0.5, terms: 0.6 };

/** A term in a larger share of the posts does not distinguish them. */
const TOO_COMMON = 0.1;

/** The posts to find topics in, with a sentence vector for each. */
export interface EncodedPosts {
  rows: Int32Array;
  vectors: readonly Float32Array[];
}

/** Everything that separates posts by topic, as points of length 1. */
export interface PostFeatures {
  dimensions: number;
  /** Writes the point of the post at this place; all zeros if nothing is known of it. */
  write(at: number, into: Float32Array): void;
}

/**
 * Returns features that join the sentence vector of a post, its profile over the landmarks, and its
 * terms weighted by rarity. The means over the sample are subtracted from vectors and profiles,
 * because what all posts of an account share does not separate them.
 *
 * @param counts posts x terms.
 * @param keys of the terms.
 * @param sample places of the posts from which means and rarity are computed.
 */
export function postFeatures(
  counts: SparseRows,
  keys: readonly string[],
  { rows, vectors }: EncodedPosts,
  sample: Int32Array,
  profile: LandmarkProfile,
  weights = WEIGHTS,
): PostFeatures {
  const learnt = Array.from(sample, (at) => vectors[at]);
  const middle = meanOf(learnt);
  const middleProfile = meanOf(learnt.map(profile));
  const terms = termFeatures(counts, keys, rows, sample);
  const [vectorEnd, profileEnd] = [middle.length, middle.length + middleProfile.length];
  return {
    dimensions: profileEnd + terms.dimensions,
    write(at, into) {
      const vector = vectors[at];
      middle.forEach((value, d) => {
        into[d] = vector[d] - value;
      });
      makeLong(into.subarray(0, vectorEnd), 1);
      profile(vector).forEach((value, d) => {
        into[vectorEnd + d] = weights.profile * (value - middleProfile[d]);
      });
      terms.write(at, into.subarray(profileEnd));
      makeLong(into.subarray(profileEnd), weights.terms);
      makeLong(into, 1);
    },
  };
}

/**
 * Returns features from terms alone. A signed hash folds them (Weinberger et al., "Feature hashing
 * for large scale multitask learning", ICML 2009), which nearly preserves the inner products of
 * points.
 *
 * @param rows of the posts in `counts`.
 * @param sample places of the posts from which rarity is computed.
 */
export function termFeatures(
  counts: SparseRows,
  keys: readonly string[],
  rows: Int32Array,
  sample: Int32Array,
): PostFeatures {
  const learnt = sample.map((at) => rows[at]);
  const rarity = rarityOfTerms(counts, learnt);
  const hashes = Uint32Array.from(keys, textHash);
  return {
    dimensions: PLACES_OF_TERMS,
    write(at, into) {
      into.fill(0);
      for (let e = counts.start[rows[at]]; e < counts.start[rows[at] + 1]; e++) {
        const hash = hashes[counts.column[e]];
        const sign = (hash & PLACES_OF_TERMS) === 0 ? 1 : -1;
        into[hash % PLACES_OF_TERMS] += sign * rarity[counts.column[e]];
      }
      makeLong(into, 1);
    },
  };
}

/** Returns the points of the posts at these places, one after the other. */
export function pointsOf({ dimensions, write }: PostFeatures, places: Int32Array): Float32Array {
  const points = new Float32Array(places.length * dimensions);
  places.forEach((at, place) =>
    write(at, points.subarray(place * dimensions, (place + 1) * dimensions)),
  );
  return points;
}

/** Returns ln(posts / posts with the term), or 0 for terms of one post or of too many. */
function rarityOfTerms(counts: SparseRows, rows: Int32Array): Float64Array {
  const posts = new Float64Array(counts.columns);
  for (const row of rows) {
    for (let e = counts.start[row]; e < counts.start[row + 1]; e++) posts[counts.column[e]]++;
  }
  const most = Math.max(2, TOO_COMMON * rows.length);
  return posts.map((count) => (count < 2 || count > most ? 0 : Math.log(rows.length / count)));
}

function meanOf(rows: readonly ArrayLike<number>[]): Float64Array {
  const mean = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) {
    for (let d = 0; d < mean.length; d++) mean[d] += row[d] / rows.length;
  }
  return mean;
}

/** Scales values in place to the given length. All zeros stay. */
function makeLong(values: Float32Array, length: number): void {
  let squares = 0;
  for (const value of values) squares += value * value;
  if (squares === 0) return;
  const factor = length / Math.sqrt(squares);
  for (let d = 0; d < values.length; d++) values[d] *= factor;
}
