import type { Post } from '../../../model/audience-log.ts';
import type { GivenTopic } from '../../../model/events.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';

/** The topics that the owner or a platform gave to posts. */
export interface GivenTopics {
  /** The commonest spelling of each topic's label, sorted by merged spelling. */
  labels: string[];
  /** posts x topics. The weights of a post add up to 1, or to 0 if it has no topic. */
  weights: SparseRows;
}

/** We cut longer labels, because tables, file names and addresses contain them. */
const LONGEST_LABEL = 60;

/** A smaller weight, relative to the largest of the post, is a rounding error. */
const NEGLIGIBLE = 1e-9;

/**
 * Gathers the topics given with posts. Labels that differ only in case, spaces or compatibility
 * forms are one topic. Removes control characters and marks that change the direction of text.
 * Ignores labels that become empty, and weights that are not positive numbers. Cost: O(labels log
 * labels).
 */
export function givenTopics(posts: readonly Post[]): GivenTopics {
  const forms = new Map<string, Map<string, number>>();
  const entries: { post: number; key: string; weight: number }[] = [];
  for (const [post, { topics = [] }] of posts.entries()) {
    for (const { label, weight } of usableTopics(topics)) {
      const key = mergedSpelling(label);
      const counts = forms.get(key) ?? new Map<string, number>();
      counts.set(label, (counts.get(label) ?? 0) + 1);
      forms.set(key, counts);
      entries.push({ post, key, weight });
    }
  }
  const keys = [...forms.keys()].sort();
  const place = new Map(keys.map((key, at) => [key, at]));
  return {
    labels: keys.map((key) => commonest(forms.get(key)!)),
    weights: sparseRows(posts.length, keys.length, {
      row: entries.map(({ post }) => post),
      column: entries.map(({ key }) => place.get(key)!),
      value: entries.map(({ weight }) => weight),
    }),
  };
}

/** Returns the topics with clean labels, and with weights that add up to 1. */
function usableTopics(topics: readonly GivenTopic[]): GivenTopic[] {
  const clean = topics
    .map(({ label, weight }) => ({ label: cleanLabel(label), weight }))
    .filter(({ label, weight }) => label !== '' && weight > 0 && weight < Infinity);
  // Dividing by the largest weight first avoids an infinite sum.
  const heaviest = clean.reduce((most, { weight }) => Math.max(most, weight), 0);
  const relative = clean
    .map(({ label, weight }) => ({ label, weight: weight / heaviest }))
    .filter(({ weight }) => weight > NEGLIGIBLE);
  const sum = relative.reduce((total, { weight }) => total + weight, 0);
  return relative.map(({ label, weight }) => ({ label, weight: weight / sum }));
}

/** Returns the label to show; empty if nothing is left of it. */
export function cleanLabel(label: string): string {
  const plain = label
    .toWellFormed()
    .slice(0, 10 * LONGEST_LABEL)
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Co}\p{Cn}\u200b\u2060\ufeff]/gu, '')
    .trim();
  return [...plain].slice(0, LONGEST_LABEL).join('').trim();
}

/** Returns a spelling that is equal for all labels of one topic. */
export function mergedSpelling(label: string): string {
  return label.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Returns the commonest form; of equals the first by code points. */
function commonest(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
}
