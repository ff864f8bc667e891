import { Matrix } from '../../../stats/matrix.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { symmetricEigenvectors } from '../../../stats/symmetric-eigenvectors.ts';

/** Which person engaged with which post, one entry for each engagement. */
export interface Engagements {
  person: Int32Array;
  /** -1: the post is unknown. */
  post: Int32Array;
}

/** Where topics are by who engages with them. */
export interface Engaging {
  /** topics x dimensions; zeros for a topic that nobody engaged with. */
  points: Matrix;
  /** The engagements with each topic. */
  engagements: Float64Array;
}

/** The dimensions in which topics differ; in further ones they differ by chance. */
const DIMENSIONS = 6;

/**
 * Returns a point for each topic: topics are close if the same people engage with them, in any
 * language. From how much likelier than chance a person who engaged with a post of one topic also
 * engaged with a post of the other, the {@link DIMENSIONS} with the largest eigenvalues remain (a
 * correspondence analysis: Greenacre, "Theory and Applications of Correspondence Analysis", 1984).
 * Pairs of one engagement with itself do not count, because they would look like a preference.
 * Cost: O(engagements + people x topics of a person^2 + topics^3).
 *
 * @param topics posts x topics.
 */
export function whoEngages(topics: SparseRows, engagements: Engagements): Engaging {
  const { excess, share, all } = excessTogether(peopleByTopic(topics, engagements));
  const points = new Matrix(topics.columns, DIMENSIONS);
  const largest = symmetricEigenvectors(excess).slice(0, DIMENSIONS);
  for (const [d, { value, vector }] of largest.entries()) {
    const scale = Math.sqrt(Math.max(0, value));
    vector.forEach((entry, topic) => {
      if (share[topic] > 0) points.set(topic, d, (entry * scale) / Math.sqrt(share[topic]));
    });
  }
  return { points, engagements: share.map((part) => part * all) };
}

/** Returns people x topics: how many posts of each topic a person engaged with. */
function peopleByTopic(topics: SparseRows, { person, post }: Engagements): SparseRows {
  const seen = new Set<number>();
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  person.forEach((who, at) => {
    const key = who * topics.rows + post[at];
    if (post[at] < 0 || seen.has(key)) return;
    seen.add(key);
    for (let e = topics.start[post[at]]; e < topics.start[post[at] + 1]; e++) {
      row.push(who);
      column.push(topics.column[e]);
      value.push(topics.value[e]);
    }
  });
  const people = person.reduce((most, who) => Math.max(most, who + 1), 0);
  return sparseRows(people, topics.columns, { row, column, value });
}

/** How often people who engaged with one topic engaged with another. */
interface Together {
  /**
   * The excess of pairs of engagements of one person over chance, topics x topics, in units in which
   * chance itself varies equally everywhere.
   */
  excess: Matrix;
  /** The share of each topic in all engagements, and their number. */
  share: Float64Array;
  all: number;
}

function excessTogether(counts: SparseRows): Together {
  const topics = counts.columns;
  const excess = new Matrix(topics, topics);
  const share = new Float64Array(topics);
  for (let p = 0; p < counts.rows; p++) {
    const [from, to] = [counts.start[p], counts.start[p + 1]];
    const own = counts.value.subarray(from, to).reduce((sum, count) => sum + count, 0);
    if (own <= 1) continue;
    for (let e = from; e < to; e++) {
      const [a, count] = [counts.column[e], counts.value[e]];
      share[a] += count;
      for (let f = from; f < to; f++) {
        const others = counts.value[f] - (e === f ? 1 : 0);
        excess.add(a, counts.column[f], (count * others) / (own - 1));
      }
    }
  }
  const all = share.reduce((sum, count) => sum + count, 0);
  for (let a = 0; a < topics; a++) {
    for (let b = 0; b < topics; b++) {
      const byChance = (share[a] * share[b]) / all;
      excess.set(a, b, byChance > 0 ? (excess.at(a, b) - byChance) / Math.sqrt(byChance * all) : 0);
    }
  }
  return { excess, share: share.map((count) => (all > 0 ? count / all : 0)), all };
}
