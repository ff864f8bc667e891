import type { PostTopics } from '../../../src/analysis/topics/identity/post-topics.ts';

/** The heaviest topic of each post as a position in `topics`, -1 where it has none. */
export function mainTopics({ weights }: PostTopics): Int32Array {
  return Int32Array.from({ length: weights.rows }, (_, post) => {
    let main = -1;
    let most = 0;
    for (let e = weights.start[post]!; e < weights.start[post + 1]!; e++) {
      if (weights.value[e]! > most) {
        most = weights.value[e]!;
        main = weights.column[e]!;
      }
    }
    return main;
  });
}

/** Names turned into numbers, for comparing partitions. */
export function numbered(names: readonly string[]): number[] {
  const distinct = [...new Set(names)];
  return names.map((name) => distinct.indexOf(name));
}
