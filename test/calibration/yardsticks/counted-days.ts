import { DAY } from '../../../src/model/instant.ts';
import type { Audience } from '../../../src/analysis/audience/audience.ts';
import { isByChoice } from '../../../src/analysis/effects/design/by-choice.ts';
import type { CountedDays } from './plain-poisson.ts';

/**
 * Departures by day, or between snapshots where there are any, for a plain regression. It is spared
 * all the trouble with the data: faulty snapshots, purges and follow churners are out of it as the
 * analysis has them, so that only the two methods are compared.
 *
 * @param start when watching began, ms.
 */
export function countedDays(audience: Audience, start: number): CountedDays[] {
  const bounds = audience.watched.length > 1 ? audience.watched : days(audience);
  const counted: CountedDays[] = [];
  for (let b = 1; b < bounds.length; b++) {
    const [from, to] = [bounds[b - 1], bounds[b]];
    counted.push({ from: (from - start) / DAY, to: (to - start) / DAY, left: 0, atRisk: 0 });
  }
  const { followBefore, leaveBefore, count } = audience.spells;
  for (let s = 0; s < count; s++) {
    for (let b = 1; b < bounds.length; b++) {
      if (followBefore[s] > bounds[b - 1] || leaveBefore[s] <= bounds[b - 1]) continue;
      counted[b - 1].atRisk++;
      if (leaveBefore[s] <= bounds[b] && isByChoice(audience, s)) counted[b - 1].left++;
    }
  }
  return counted.filter(({ atRisk }) => atRisk > 0);
}

function days({ from, to }: Audience): Float64Array {
  const count = Math.max(1, Math.floor((to - from) / DAY));
  return Float64Array.from({ length: count + 1 }, (_, day) => from + day * DAY);
}
