import type { FollowChurnersPage } from '../../model/pages/churn-page.ts';
import { DAY } from '../../model/instant.ts';
import type { Analysis } from '../../analysis/result.ts';
import { called } from '../person/called.ts';

/** Follow churners, those with the most follower spells first. */
export function followChurners(analysis: Analysis): FollowChurnersPage['items'] {
  const { audience, current } = analysis;
  const { spells } = audience;
  const durations = new Map<number, number[]>();
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (audience.followChurner[person] === 0) continue;
    const known = durations.get(person) ?? [];
    durations.set(person, known);
    const days =
      (spells.leaveAfter[s] +
        spells.leaveBefore[s] -
        spells.followAfter[s] -
        spells.followBefore[s]) /
      (2 * DAY);
    if (Number.isFinite(days)) known.push(days);
  }
  return [...durations]
    .map(([person, days]) => ({
      ...called(analysis, person),
      durations: days,
      follows: current[person] === 1,
    }))
    .sort((a, b) => b.durations.length - a.durations.length || (a.id < b.id ? -1 : 1));
}
