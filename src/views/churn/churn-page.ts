import type { ChurnPage } from '../../model/pages/churn-page.ts';
import { DEPARTURE_REASONS } from '../../model/events.ts';
import { rejectionInWords } from '../../model/incomplete.ts';
import { DAY, formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Analysis } from '../../analysis/result.ts';
import { ownerCorrections } from '../../analysis/audience/owner-corrections.ts';
import { departedSpells } from './departures.ts';

/** Snapshots, which of them were rejected, and the counts of departures. */
export function churnPage(analysis: Analysis, report: TribeReport): ChurnPage {
  const { log, audience, window } = analysis;
  const { snapshots: corrections } = ownerCorrections(log);
  const left = departedSpells(analysis);
  const widths = left
    .map((s) => audience.spells.leaveBefore[s] - audience.spells.leaveAfter[s])
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return {
    // A rejected snapshot may be later than a window that the others make.
    snapshots: audience.snapshots
      .filter(({ at }) => at > window.after)
      .map(({ at, followers, complete, reason, incomplete }) => ({
        at: formatInstant(at),
        followers,
        complete,
        rejected: reason === '' ? null : rejectionInWords({ reason, incomplete }),
        ownerBelieves: corrections.get(at) ?? null,
      })),
    exactTimes: widths.length > 0 && widths[widths.length >> 1] === 0,
    departures: left.length,
    leavingSeenFrom: report.audience.leavingSeen?.from ?? null,
    isLeavingSeen: report.audience.leavingSeen !== null,
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
