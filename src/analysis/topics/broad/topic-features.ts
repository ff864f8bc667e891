import type { Post } from '../../../model/audience-log.ts';
import { Matrix } from '../../../stats/matrix.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import { encodedPosts } from '../by-vectors/encoded-posts.ts';
import { landmarkProfile } from '../by-vectors/landmark-profile.ts';
import { type PostFeatures, postFeatures, subjectFeatures } from '../by-vectors/post-features.ts';
import type { SentenceVectors } from '../by-vectors/sentence-vectors.ts';
import { sharedTerms, sideBySide, submatrix } from '../by-words/vocabulary.ts';
import { pointAt, WORD_DIMENSIONS, wordPoints } from '../by-words/word-points.ts';
import type { PostTexts } from '../by-words/post-subjects.ts';
import { sampleRows } from '../identity/sample-rows.ts';

/** Posts of a topic that show what it means; more would not change the mean much. */
const MOST_POSTS_READ = 100;

/**
 * Returns the mean direction of each topic's posts: by sentence vectors and words for posts that
 * have a vector, else by words. Cost: O(topics x dimensions x `MOST_POSTS_READ`).
 *
 * @param weights posts x topics.
 * @returns topics x dimensions, each row of length 1, or zeros if nothing is known of its posts.
 */
export function meaningOfTopics(
  posts: readonly Post[],
  texts: PostTexts,
  weights: SparseRows,
  vectors: SentenceVectors,
): Matrix {
  const rows = rowsByTopic(weights).map((own) => sampleRows(posts, own, MOST_POSTS_READ));
  const read = Int32Array.from(new Set(rows.flatMap((own) => [...own]))).sort();
  const features = featuresOf(posts, texts, read, vectors);
  const place = placesOf(read);
  const means = new Matrix(rows.length, features.dimensions);
  const point = new Float32Array(features.dimensions);
  rows.forEach((own, topic) => {
    const mean = means.row(topic);
    for (const row of own) {
      features.write(place.get(row)!, point);
      point.forEach((value, d) => (mean[d] += value));
    }
    const length = Math.hypot(...mean);
    if (length > 0) mean.forEach((value, d) => (mean[d] = value / length));
  });
  return means;
}

/** Returns the rows of each topic's posts: those of which no other topic has a larger share. */
function rowsByTopic({ rows, columns, start, column, value }: SparseRows): Int32Array[] {
  const found = Array.from({ length: columns }, (): number[] => []);
  for (let row = 0; row < rows; row++) {
    let heaviest = start[row];
    for (let e = heaviest; e < start[row + 1]; e++) if (value[e] > value[heaviest]) heaviest = e;
    if (heaviest < start[row + 1]) found[column[heaviest]].push(row);
  }
  return found.map((own) => Int32Array.from(own));
}

/** The weight of subjects, where what else is known of a post weighs 1: words alone say less. */
const SUBJECTS = { besideVector: 0.5, besideWords: 1 };

/**
 * Returns features of the posts in these rows. A post without a vector has only its words. Subjects
 * join posts of both kinds, which are mostly in different languages.
 */
function featuresOf(
  posts: readonly Post[],
  texts: PostTexts,
  rows: Int32Array,
  vectors: SentenceVectors,
): PostFeatures {
  const { counts, index } = texts.terms;
  const profile = landmarkProfile(vectors);
  const encoded = profile && encodedPosts(posts, counts, rows, vectors);
  if (profile === undefined || encoded === undefined) return wordFeatures(texts, rows);
  const all = Int32Array.from(encoded.rows.keys());
  const meaning = postFeatures({ counts, keys: index.keys }, encoded, all, profile);
  const place = placesOf(encoded.rows);
  const rest = rows.filter((row) => !place.has(row));
  const words = wordFeatures(texts, rest);
  const placeInRest = placesOf(rest);
  const every = Int32Array.from(rows.keys());
  const subjects = subjectFeatures(texts.subjects, rows, every);
  const wordsEnd = meaning.dimensions + words.dimensions;
  return {
    dimensions: wordsEnd + subjects.dimensions,
    write(at, into) {
      const known = place.get(rows[at]);
      into.fill(0);
      if (known !== undefined) meaning.write(known, into.subarray(0, meaning.dimensions));
      else words.write(placeInRest.get(rows[at])!, into.subarray(meaning.dimensions, wordsEnd));
      const ofSubjects = into.subarray(wordsEnd);
      subjects.write(at, ofSubjects);
      const weight = known === undefined ? SUBJECTS.besideWords : SUBJECTS.besideVector;
      ofSubjects.forEach((value, d) => (ofSubjects[d] = weight * value));
    },
  };
}

function placesOf(rows: Int32Array): Map<number, number> {
  return new Map(Array.from(rows, (row, at) => [row, at]));
}

/** Steps of the random walks: many, because broad topics differ broadly. */
const STEPS = 20;

/** Returns features of the posts in these rows from their words and subjects alone. */
function wordFeatures({ terms, subjects }: PostTexts, rows: Int32Array): PostFeatures {
  const shared = (counts: SparseRows): SparseRows =>
    submatrix(counts, rows, sharedTerms(counts, rows));
  const points = wordPoints(sideBySide(shared(terms.counts), shared(subjects.counts)), STEPS);
  return { dimensions: WORD_DIMENSIONS, write: (at, into) => into.set(pointAt(points, at)) };
}
