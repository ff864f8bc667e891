import type { Analysis } from '../../analysis/result.ts';
import { formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import { rejectedSnapshots } from './rejected-snapshots.ts';
import { dataQualityStatistics } from './statistics.ts';

/** Problems in the data of the window, and how the analysis handled them. */
export function dataQuality(analysis: Analysis): TribeReport['dataQuality'] {
  const { audience, window } = analysis;
  const inWindow = (times: readonly number[]): number =>
    times.filter((at) => at > window.after).length;
  return {
    snapshots: inWindow(audience.snapshots.map(({ at }) => at)),
    rejectedSnapshots: rejectedSnapshots(analysis),
    impossibleTimes: analysis.impossible.map(({ fault, events, from, to }) => ({
      fault,
      events,
      from: formatInstant(from),
      to: formatInstant(to),
    })),
    audiences: audience.choices.map(({ from, to, snapshots, followers }) => ({
      from: formatInstant(from),
      to: formatInstant(to),
      snapshots,
      followers,
    })),
    reinstated: {
      missedOnce: inWindow(audience.missedOnce),
      stillInPlace: inWindow(audience.reinstated),
    },
    massDepartures: audience.massDepartures
      .filter(({ before }) => before > window.after)
      .map(({ after, before, lost, expected, reason }) => ({
        after: formatInstant(after),
        before: formatInstant(before),
        lost,
        expected,
        reason,
      })),
    ...dataQualityStatistics(analysis),
    listOrder: { lists: audience.order.lists, fault: audience.order.fault },
  };
}
