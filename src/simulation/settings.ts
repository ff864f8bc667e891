export const SNAPSHOT_RHYTHMS = ['hourly', 'daily', 'weekly', 'none'] as const;
/** How often the follower list is read; `none`: each follow and unfollow is known exactly. */
export type SnapshotRhythm = (typeof SNAPSHOT_RHYTHMS)[number];

export interface SimulationSettings {
  /** Followers when watching begins. */
  followers: number;
  days: number;
  /** First moment of the watch, ms since 1970. */
  from: number;
  /** On a usual day; floods come on top. */
  postsPerDay: number;
  snapshots: SnapshotRhythm;
  /** Whether posts carry their topics, or leave them to be found in the text. */
  labelPosts: boolean;
}

export const SIMULATION_DEFAULTS: SimulationSettings = {
  followers: 2000,
  days: 365,
  from: Date.UTC(2025, 9, 1),
  postsPerDay: 3,
  snapshots: 'daily',
  labelPosts: false,
};
