import type { Analysis } from '../../analysis/result.ts';

/** For each person, the last spell that began before the end of the window; -1: there is none. */
export function latestSpells({ audience, log, window }: Analysis): Int32Array {
  const latest = new Int32Array(log.people.count).fill(-1);
  const { spells } = audience;
  for (let s = 0; s < spells.count; s++) {
    if (spells.followAfter[s] === -Infinity || spells.followBefore[s] <= window.to)
      latest[spells.person[s]] = s;
  }
  return latest;
}
