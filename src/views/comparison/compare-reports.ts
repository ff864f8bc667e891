import { leastThatMatters } from '../../analysis/effects/verdict/verdicts.ts';
import { DAY } from '../../model/instant.ts';
import type { Change, Comparison } from '../../model/pages/comparison.ts';
import type { Estimate, TribeReport } from '../../model/report.ts';
import { differenceOf } from './difference-of.ts';
import { judgeDifferences } from './judge-differences.ts';
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
  const topics = now.topics.filter(({ parent }) => parent === null);
  const earlier = topics.map(({ id }) => before.topics.find((topic) => topic.id === id));
  const gainedByDay = counted(now.audience.gained, before.audience.gained);
  const lost = changeOf(
    lostByDay(before.audience.lost, seenBefore),
    lostByDay(now.audience.lost, seen),
  );
  const unfollows = judged(
    topics.map(({ cost }, at) => ({
      ...perDay(cost.unfollows, earlier[at]?.cost.unfollows),
      verdicts: { before: earlier[at]?.cost.verdict ?? null, now: cost.verdict },
    })),
    leastPerDay(lost, days),
  );
  const follows = judged(
    topics.map(({ growth }, at) => ({
      ...perDay(growth.follows, earlier[at]?.growth.follows),
      verdicts: { before: earlier[at]?.growth.verdict ?? null, now: growth.verdict },
    })),
    leastPerDay(gainedByDay, days),
  );
  return {
    now: observed,
    before: observedBefore,
    gainedByDay,
    leavingSeen: { now: seen, before: seenBefore },
    lostByDay: lost,
    retention90: changeOf(before.audience.retention90, now.audience.retention90),
    topics: topics.map((topic, at) => ({
      id: topic.id,
      label: topic.label,
      unfollowsByDay: unfollows[at],
      followsByDay: follows[at],
    })),
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

/** The smallest change that matters, given that of everybody. */
function leastPerDay({ before, now }: Change, days: number): number {
  const all = Math.max(before?.estimate ?? 0, now?.estimate ?? 0);
  return leastThatMatters(all * days) / days;
}

function judged<Judged extends Change>(
  changes: readonly Judged[],
  matters: number,
): (Judged & { differs: boolean | null })[] {
  const differs = judgeDifferences(
    changes.map(({ change }) => change),
    matters,
  );
  return changes.map((change, at) => ({ ...change, differs: differs[at] }));
}

function changeOf(before: Estimate | null, now: Estimate | null): Change {
  return { before, now, change: before && now && differenceOf(now, before) };
}
