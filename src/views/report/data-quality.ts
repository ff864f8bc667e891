import type { Analysis } from '../../analysis/result.ts';
import { formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';
import { rejectedSnapshots } from './rejected-snapshots.ts';
import { dataQualityStatistics } from './statistics.ts';

/** Problems in the data, and how the analysis handled them. */
export function dataQuality(analysis: Analysis): TribeReport['dataQuality'] {
  const { audience } = analysis;
  return {
    snapshots: audience.snapshots.length,
    rejectedSnapshots: rejectedSnapshots(audience),
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
    reinstated: { missedOnce: audience.missedOnce, stillInPlace: audience.reinstated },
    massDepartures: audience.massDepartures.map(({ after, before, lost, expected, reason }) => ({
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
