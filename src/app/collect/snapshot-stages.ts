/** The kind of the runs of snapshots. */
export const KIND = 'snapshot';

/** The stages of a snapshot, in order. Each runs once, however often the snapshot is interrupted. */
const STAGES = [
  'followers',
  'deleted accounts',
  'posts',
  'follow times',
  'following',
  'engagement',
  'interests',
] as const;
export type SnapshotStage = (typeof STAGES)[number];

/**
 * Whether a stage comes before another one.
 *
 * @param other as stored; a run that has just begun has none.
 */
export function isBefore(stage: SnapshotStage, other: string): boolean {
  return STAGES.indexOf(stage) < STAGES.indexOf(other as SnapshotStage);
}
