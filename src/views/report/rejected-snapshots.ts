import type { Audience } from '../../analysis/audience/audience.ts';
import { formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';

/** The rejected snapshots with their reasons, in order of time. */
export function rejectedSnapshots({
  snapshots,
}: Audience): TribeReport['dataQuality']['rejectedSnapshots'] {
  return snapshots
    .filter(({ reason }) => reason !== '')
    .map(({ at, reason, incomplete }) => ({
      at: formatInstant(at),
      reason,
      ...(incomplete !== undefined && { incomplete }),
    }));
}
