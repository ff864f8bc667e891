import { DAY } from '../../model/instant.ts';
import type { Change, Comparison } from '../../model/pages/comparison.ts';
import type { Estimate, TribeReport } from '../../model/report.ts';
import { differenceOf } from './difference-of.ts';
import { poissonCount, scaled } from './rates.ts';

/**
 * Compares two windows of one audience. Counts are by day for which the audience is known; of those
 * lost, by day on which departures could be seen.
 *
 * Returns null if nothing is known of the audience in one of the two.
 */
export function compareReports(now: TribeReport, before: TribeReport): Comparison | null {
  const { observed } = now.audience;
  const { observed: observedBefore } = before.audience;
  if (observed === null || observedBefore === null) return null;
  const days = daysOf(observed);
  const daysBefore = daysOf(observedBefore);
  const [seen, seenBefore] = [leavingSeen(now), leavingSeen(before)];
  const perDay = (later: Estimate | null | undefined, earlier: Estimate | null | undefined) =>
    changeOf(scaled(earlier, 1 / daysBefore), scaled(later, 1 / days));
  const counted = (later: number, earlier: number): Change =>
    perDay(poissonCount(later), poissonCount(earlier));
  return {
    now: observed,
    before: observedBefore,
    gainedByDay: counted(now.audience.gained, before.audience.gained),
    leavingSeen: { now: seen, before: seenBefore },
    lostByDay: changeOf(
      lostByDay(before.audience.lost, seenBefore),
      lostByDay(now.audience.lost, seen),
    ),
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

/** The part of the window in which departures could be seen. */
function leavingSeen({ audience }: TribeReport): Comparison['leavingSeen']['now'] {
  return audience.leavingSeen === undefined ? audience.observed : audience.leavingSeen;
}

function lostByDay(lost: number, seen: Comparison['leavingSeen']['now']): Estimate | null {
  return seen && scaled(poissonCount(lost), 1 / daysOf(seen));
}

function daysOf({ from, to }: { from: string; to: string }): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function changeOf(before: Estimate | null, now: Estimate | null): Change {
  return { before, now, change: before && now && differenceOf(now, before) };
}
