import type { SparseRows } from '../../stats/sparse-rows.ts';
import type { SubjectProfile } from './subject-profile.ts';
import { textHash } from './text-hash.ts';

/** Terms are folded into so many places; a few meet there, and no matter. */
const PLACES_OF_TERMS = 256;

/** How much the profile and the terms say beside the vector, which says 1. */
export interface FeatureWeights {
  profile: number;
  terms: number;
}

const WEIGHTS: FeatureWeights = { profile: 0.5, terms: 0.6 };

/** A term in more than this share of the posts tells none of them from the others. */
const TOO_COMMON = 0.1;

/** Everything that tells posts apart by subject, as points of length 1. */
export interface PostFeatures {
  dimensions: number;
  /** Writes the point of a row of `counts`, all zeros where nothing is known of it. */
  write(row: number, vector: Float32Array, into: Float32Array): void;
}

/**
 * Joins what a post's sentence vector says, what its profile over the landmarks says, and its terms
 * by their rarity. Vectors and profiles are taken from the middle of the posts learnt from, as what
 * all posts of an account have in common tells none of them from the others. Terms are folded by a
 * signed hash (Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009),
 * so that products of points stay, but for small chance, those of all terms.
 *
 * @param counts posts x terms.
 * @param keys of the terms.
 * @param learnt rows to learn the middle and the rarity from, and their vectors.
 */
export function postFeatures(
  counts: SparseRows,
  keys: readonly string[],
  learnt: { rows: Int32Array; vectors: readonly Float32Array[] },
  profile: SubjectProfile,
  weights = WEIGHTS,
): PostFeatures {
  const middle = meanOf(learnt.vectors);
  const middleProfile = meanOf(learnt.vectors.map(profile));
  const rarity = rarityOfTerms(counts, learnt.rows);
  const [vectorEnd, profileEnd] = [middle.length, middle.length + middleProfile.length];
  const hashes = keys.map(textHash);
  const dimensions = profileEnd + PLACES_OF_TERMS;
  return {
    dimensions,
    write(row, vector, into) {
      const own = makeLong(
        middle.map((value, d) => vector[d] - value),
        1,
      );
      const speaksOf = profile(vector).map(
        (value, d) => weights.profile * (value - middleProfile[d]),
      );
      const terms = new Float64Array(PLACES_OF_TERMS);
      for (let e = counts.start[row]; e < counts.start[row + 1]; e++) {
        const hash = hashes[counts.column[e]];
        const sign = (hash & PLACES_OF_TERMS) === 0 ? 1 : -1;
        terms[hash % PLACES_OF_TERMS] += sign * rarity[counts.column[e]];
      }
      into.set(own, 0);
      into.set(speaksOf, vectorEnd);
      into.set(makeLong(terms, weights.terms), profileEnd);
      into.set(makeLong(Float64Array.from(into), 1));
    },
  };
}

/** Logarithms of posts / posts with the term; 0 for terms of one post, or of far too many. */
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

function makeLong(values: Float64Array, length: number): Float64Array {
  const now = Math.hypot(...values);
  return now === 0 ? values : values.map((value) => (value / now) * length);
}
