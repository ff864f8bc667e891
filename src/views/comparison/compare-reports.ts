import { DAY } from '../../model/instant.ts';
import type { Change, Comparison } from '../../model/pages/comparison.ts';
import type { Estimate, TribeReport } from '../../model/report.ts';
import { poissonInterval } from '../../stats/poisson-interval.ts';

/**
 * Compares two windows of one audience. Counts are by day for which the audience is known. The interval of a change treats the two
 * figures as independent: its half-width is the root of the sum of the squares of theirs (Newcombe,
 * Statistics in Medicine 17, 1998). It is a little wide if they share evidence.
 *
 * Returns null if nothing is known of the audience in one of the two.
 */
export function compareReports(now: TribeReport, before: TribeReport): Comparison | null {
  const { observed } = now.audience;
  const { observed: observedBefore } = before.audience;
  if (observed === null || observedBefore === null) return null;
  const days = daysOf(observed);
  const daysBefore = daysOf(observedBefore);
  const perDay = (later: Estimate | null | undefined, earlier: Estimate | null | undefined) =>
    changeOf(scaled(earlier, 1 / daysBefore), scaled(later, 1 / days));
  const counted = (later: number, earlier: number): Change =>
    perDay(poissonCount(later), poissonCount(earlier));
  return {
    now: observed,
    before: observedBefore,
    gainedByDay: counted(now.audience.gained, before.audience.gained),
    lostByDay: counted(now.audience.lost, before.audience.lost),
    retention90: changeOf(before.audience.retention90, now.audience.retention90),
    topics: now.topics
      .filter(({ parent }) => parent === null)
      .map(({ id, label, cost, growth }) => {
        const earlier = before.topics.find((topic) => topic.id === id);
        return {
          id,
          label,
          unfollowsByDay: perDay(cost.unfollows, earlier?.cost.unfollows),
          followsByDay: perDay(growth.follows, earlier?.growth.follows),
        };
      }),
    report: before,
  };
}

function daysOf({ from, to }: { from: string; to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function poissonCount(count: number): Estimate {
  return { estimate: count, ...poissonInterval(count) };
}

function scaled(estimate: Estimate | null | undefined, factor: number): Estimate | null {
  if (!estimate) return null;
  const { low, high } = estimate;
  return { estimate: estimate.estimate * factor, low: low * factor, high: high * factor };
}

function changeOf(before: Estimate | null, now: Estimate | null): Change {
  if (before === null || now === null) return { before, now, change: null };
  const estimate = now.estimate - before.estimate;
  const down = Math.hypot(now.estimate - now.low, before.high - before.estimate);
  const up = Math.hypot(now.high - now.estimate, before.estimate - before.low);
  return { before, now, change: { estimate, low: estimate - down, high: estimate + up } };
}
