import type { ChurnPage } from '../../model/pages/churn-page.ts';
import { DEPARTURE_REASONS } from '../../model/events.ts';
import { DAY, formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { ownerCorrections } from '../../analysis/audience/owner-corrections.ts';
import { called } from '../person/called.ts';
import { departedSpells } from './departures.ts';

const FOLLOW_CHURNERS_SHOWN = 50;

/** Snapshots with their verdicts, all departures, and follow churners. */
export function churnPage(analysis: Analysis, report: TribeReport): ChurnPage {
  const { log, audience, window } = analysis;
  const rejected = new Map(audience.rejectedSnapshots.map(({ at, reason }) => [at, reason]));
  const { snapshots: corrections } = ownerCorrections(log);
  const left = departedSpells(analysis);
  const widths = left
    .map((s) => audience.spells.leaveBefore[s] - audience.spells.leaveAfter[s])
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const followChurners = followChurnersOf(analysis);
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
    followChurners: followChurners.slice(0, FOLLOW_CHURNERS_SHOWN),
    followChurnersInAll: followChurners.length,
  };
}

function followChurnersOf(analysis: Analysis): ChurnPage['followChurners'] {
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
