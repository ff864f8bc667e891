import type { Lived } from '../simulator/events.ts';
import { groupVocabulary } from '../simulator/people.ts';

/**
 * The group that each person most likely belongs to, by somebody who knows what share each group
 * has and how often each of its words is used: naive Bayes on the words a person says. No method
 * that has to find the groups can be expected to do better from words alone.
 */
export function groupsByNaiveBayes({ plan, profiles }: Lived): Int32Array {
  const logs = plan.groups.map(({ share }, group) => ({
    prior: Math.log(share),
    words: groupVocabulary(plan, group),
  }));
  return Int32Array.from(profiles, ({ words }) => {
    const scores = logs.map(({ prior, words: weights }) =>
      // Every word of other themes is as good as impossible.
      words.reduce((sum, word) => sum + Math.log(weights.get(word) ?? 1e-9), prior),
    );
    return scores.indexOf(Math.max(...scores));
  });
}
