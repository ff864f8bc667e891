import type { Analysis } from '../../analysis/result.ts';
import { formatInstant } from '../../model/instant.ts';
import type { TribeReport } from '../../model/report.ts';

/** The rejected snapshots of the window with their reasons, in order of time. */
export function rejectedSnapshots({
  audience: { snapshots },
  window,
}: Analysis): TribeReport['dataQuality']['rejectedSnapshots'] {
  return snapshots
    .filter(({ at, reason }) => reason !== '' && at > window.after)
    .map(({ at, reason, incomplete }) => ({
      at: formatInstant(at),
      reason,
      ...(incomplete !== undefined && { incomplete }),
    }));
}
