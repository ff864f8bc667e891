import type { FollowChurnersPage } from '../../model/pages/churn-page.ts';
import { DAY } from '../../model/instant.ts';
import type { Analysis } from '../../analysis/result.ts';
import { called } from '../person/called.ts';
import { folded } from '../person/people-index.ts';
import { isCalled } from '../person/is-called.ts';
import { type ListQuery, listPage, type ListRules } from '../rows/list-page.ts';

/** Follow churners, those with the most follower spells first. */
function followChurners(analysis: Analysis): FollowChurnersPage['items'] {
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

type FollowChurner = FollowChurnersPage['items'][number];

/** A page of the follow churners that match, in their order unless the query sorts them. */
export function followChurnersPage(
  analysis: Analysis,
  query: ListQuery,
  after: number,
): FollowChurnersPage {
  const { entries, ...page } = listPage(followChurners(analysis), query, RULES, after);
  return { items: entries, ...page };
}

const RULES: ListRules<FollowChurner> = {
  filters: { text: isCalled },
  columns: {
    person: ({ handle }) => folded(handle ?? '') || null,
    spells: ({ durations }) => durations.length,
    days: ({ durations: [first = null] }) => first,
    follows: ({ follows }) => Number(follows),
  },
};
