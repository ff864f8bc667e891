import type {
  ChurnPage,
  DeparturesPage,
  FollowChurnersPage,
} from '../../model/pages/churn-page.ts';
import { DEPARTURE_REASONS } from '../../model/events.ts';
import { DAY, formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { ownerCorrections } from '../../analysis/audience/owner-corrections.ts';
import { watchedPart } from '../../analysis/audience/window.ts';

/** Snapshots, which of them were rejected, and the counts of departures. */
export function churnPage(analysis: Analysis, report: TribeReport): ChurnPage {
  const { log, audience, window } = analysis;
  const rejected = new Map(audience.rejectedSnapshots.map(({ at, reason }) => [at, reason]));
  const { snapshots: corrections } = ownerCorrections(log);
  const left = departedSpells(analysis);
  const widths = left
    .map((s) => audience.spells.leaveBefore[s] - audience.spells.leaveAfter[s])
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return {
    snapshots: log.snapshots
      .filter(({ at }) => at >= window.from && at <= window.to)
      .map(({ at, followers, complete }) => ({
        at: formatInstant(at),
        followers: followers.length,
        complete,
        held: rejected.get(at) ?? null,
        ownerBelieves: corrections.get(at) ?? null,
      })),
    exactTimes: widths.length > 0 && widths[widths.length >> 1] === 0,
    departures: left.length,
    byReason: DEPARTURE_REASONS.map((reason) => ({
      reason,
      people: report.audience.lostBy[reason],
    }))
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people),
    widthDays: widths.length === 0 ? null : widths[widths.length >> 1] / DAY,
    missedOnce: report.dataQuality.reinstated.missedOnce,
    returned: report.dataQuality.returned,
    massDepartures: report.dataQuality.massDepartures,
  };
}

/** Departures of the window, the latest first. */
export function departures(analysis: Analysis): DeparturesPage['items'] {
  const { audience, partition } = analysis;
  const { spells } = audience;
  return departedSpells(analysis)
    .sort(
      (a, b) =>
        spells.leaveBefore[b] - spells.leaveBefore[a] || spells.person[a] - spells.person[b],
    )
    .map((s) => {
      const person = spells.person[s];
      const came = (spells.followAfter[s] + spells.followBefore[s]) / 2;
      const went = (spells.leaveAfter[s] + spells.leaveBefore[s]) / 2;
      return {
        ...called(analysis, person),
        after: Number.isFinite(spells.leaveAfter[s]) ? formatInstant(spells.leaveAfter[s]) : null,
        before: formatInstant(spells.leaveBefore[s]),
        reason: DEPARTURE_REASONS[spells.reason[s]],
        community: partition.communities[partition.community[person]]?.id ?? null,
        followedDays: Number.isFinite(came) && Number.isFinite(went) ? (went - came) / DAY : null,
        massDeparture: spells.massDeparture[s] >= 0,
        followChurner: audience.followChurner[person] === 1,
        returned: s + 1 < spells.count && spells.person[s + 1] === person,
      };
    });
}

/** A person's id, with handle and name if known. */
export function called(
  { log: { people } }: Analysis,
  person: number,
): { id: string; handle?: string; name?: string } {
  const { handle, name } = people.profiles[person] ?? {};
  return {
    id: people.ids[person],
    ...(handle !== undefined && { handle }),
    ...(name !== undefined && { name }),
  };
}

/** Spells that the report counts as lost in the window. */
function departedSpells({ audience, window }: Analysis): number[] {
  const { from, to } = watchedPart(window, audience);
  const { spells } = audience;
  const left: number[] = [];
  for (let s = 0; s < spells.count; s++) {
    const wasThere = spells.followAfter[s] === -Infinity || spells.followBefore[s] < from;
    if (spells.leaveBefore[s] < from || spells.leaveBefore[s] > to) continue;
    if (wasThere || spells.followBefore[s] <= to) left.push(s);
  }
  return left;
}

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
