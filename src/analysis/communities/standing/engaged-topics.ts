import type { AudienceLog } from '../../../model/audience-log.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TopicLevel } from '../../topics/identity/post-topics.ts';

/** The least weight of a topic in a post for an engagement to count for the topic. */
const MAIN_SHARE = 0.3;

/**
 * Counts how often each person engaged with posts of each topic. Cost: O(engagements x topics of a
 * post).
 *
 * @returns people x topics, counts.
 */
export function engagedTopics(log: AudienceLog, postTopics: TopicLevel): SparseRows {
  const { weights } = postTopics;
  const row: number[] = [];
  const column: number[] = [];
  const { person, post } = log.engagements;
  for (let e = 0; e < person.length; e++) {
    const p = post[e];
    if (p < 0) continue;
    for (let w = weights.start[p]; w < weights.start[p + 1]; w++) {
      if (weights.value[w] < MAIN_SHARE) continue;
      row.push(person[e]);
      column.push(weights.column[w]);
    }
  }
  const value = new Float64Array(row.length).fill(1);
  return sparseRows(log.people.count, postTopics.topics.length, { row, column, value });
}
