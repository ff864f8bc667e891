export const SNAPSHOT_RHYTHMS = ['hourly', 'daily', 'weekly', 'none'] as const;
/** How often the follower list is read. `none`: all follows and unfollows have exact times. */
export type SnapshotRhythm = (typeof SNAPSHOT_RHYTHMS)[number];

export interface SimulationSettings {
  /** The number of followers when watching begins. */
  followers: number;
  days: number;
  /** The first moment of the watch, in ms since 1970. */
  from: number;
  /** The mean number on a usual day. Floods come on top. */
  postsPerDay: number;
  snapshots: SnapshotRhythm;
  /** Whether posts come with their topics. If not, topics have to be found in the texts. */
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
