import type { Snapshot } from '../../model/audience-log.ts';
import { UNDECIDED } from './choose-audience.ts';
import type { SnapshotVerdict } from './snapshot-verdict.ts';

/** One of the audiences among which the owner has to choose. */
export interface AudienceChoice {
  /** Times of its first and last snapshot. */
  from: number;
  to: number;
  snapshots: number;
  /** People in its last snapshot. */
  followers: number;
}

/**
 * Returns the audiences that the snapshots list, the one of most snapshots first; empty if there is
 * nothing to choose. The owner chooses one by accepting its last snapshot.
 */
export function audienceChoices(
  snapshots: readonly Snapshot[],
  verdicts: readonly SnapshotVerdict[],
): AudienceChoice[] {
  const choices: AudienceChoice[] = [];
  for (const [i, { at, followers }] of snapshots.entries()) {
    const { audience, reason } = verdicts[i];
    if (reason !== UNDECIDED || audience === undefined) continue;
    const { from, snapshots: before } = choices[audience] ?? { from: at, snapshots: 0 };
    choices[audience] = { from, to: at, snapshots: before + 1, followers: followers.length };
  }
  return choices.filter((choice) => choice !== undefined);
}
