import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { PostSubjects } from '../by-words/post-subjects.ts';
import type { LandmarkProfile } from './landmark-profile.ts';
import { textHash } from '../../../stats/hash.ts';

/**
 * The number of places that terms are hashed into. A few terms share a place, which does no harm.
 */
const PLACES_OF_TERMS = 256;

/** The weights of what is known besides the sentence vector, which has weight 1. */
export interface FeatureWeights {
  profile: number;
  terms: number;
  subjects: number;
}

const WEIGHTS: FeatureWeights = { profile: 0.5, terms: 0.6, subjects: 0.5 };

/** A term in a larger share of the posts does not distinguish them. */
const TOO_COMMON = 0.1;

/** A subject may be more common, because it is no small talk. */
const MOST_OF_ONE_SUBJECT = 0.5;

/** The posts to find topics in, with a sentence vector for each. */
export interface EncodedPosts {
  rows: Int32Array;
  vectors: readonly Float32Array[];
}

/** What posts say, besides their sentence vectors. */
export interface PostWords {
  /** posts x terms. */
  counts: SparseRows;
  /** Of the terms. */
  keys: readonly string[];
  /** Left out where they would not help. */
  subjects?: PostSubjects;
}

/** Everything that separates posts by topic, as points of length 1. */
export interface PostFeatures {
  dimensions: number;
  /** Writes the point of the post at this place; all zeros if nothing is known of it. */
  write(at: number, into: Float32Array): void;
}

/**
 * Returns features that join the sentence vector of a post, its profile over the landmarks, and its
 * terms and subjects weighted by rarity. The means over the sample are subtracted from vectors and
 * profiles, because what all posts of an account share does not separate them.
 *
 * @param sample places of the posts from which means and rarity are computed.
 */
export function postFeatures(
  words: PostWords,
  { rows, vectors }: EncodedPosts,
  sample: Int32Array,
  profile: LandmarkProfile,
  weights = WEIGHTS,
): PostFeatures {
  const learnt = Array.from(sample, (at) => vectors[at]);
  const middle = meanOf(learnt);
  const middleProfile = meanOf(learnt.map(profile));
  const terms = termFeatures(words, rows, sample);
  const subjects = words.subjects && subjectFeatures(words.subjects, rows, sample);
  const vectorEnd = middle.length;
  const profileEnd = vectorEnd + middleProfile.length;
  const termsEnd = profileEnd + terms.dimensions;
  return {
    dimensions: termsEnd + (subjects?.dimensions ?? 0),
    write(at, into) {
      const vector = vectors[at];
      middle.forEach((value, d) => {
        into[d] = vector[d] - value;
      });
      makeLong(into.subarray(0, vectorEnd), 1);
      profile(vector).forEach((value, d) => {
        into[vectorEnd + d] = weights.profile * (value - middleProfile[d]);
      });
      terms.write(at, into.subarray(profileEnd, termsEnd));
      makeLong(into.subarray(profileEnd, termsEnd), weights.terms);
      subjects?.write(at, into.subarray(termsEnd));
      makeLong(into.subarray(termsEnd), weights.subjects);
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
  { counts, keys }: PostWords,
  rows: Int32Array,
  sample: Int32Array,
  mostCommon = TOO_COMMON,
): PostFeatures {
  const rarity = rarityOfTerms(
    counts,
    sample.map((at) => rows[at]),
    mostCommon,
  );
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

/** Returns features from subjects alone. */
export function subjectFeatures(
  { counts, ids }: PostSubjects,
  rows: Int32Array,
  sample: Int32Array,
): PostFeatures {
  return termFeatures({ counts, keys: ids }, rows, sample, MOST_OF_ONE_SUBJECT);
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
function rarityOfTerms(counts: SparseRows, rows: Int32Array, mostCommon: number): Float64Array {
  const posts = new Float64Array(counts.columns);
  for (const row of rows) {
    for (let e = counts.start[row]; e < counts.start[row + 1]; e++) posts[counts.column[e]]++;
  }
  const most = Math.max(2, mostCommon * rows.length);
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
