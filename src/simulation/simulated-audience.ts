import type { EventType } from '../model/events.ts';
import type { Lives } from './lives.ts';
import type { PlannedPost } from './plan-posts.ts';
import type { SimulatedProfile } from './profile.ts';
import type { PlannedSnapshot } from './snapshots.ts';
import type { SimulationSettings } from './settings.ts';

/** A simulated world after it has run, before it is written down. */
export interface SimulatedAudience {
  settings: SimulationSettings;
  posts: PlannedPost[];
  /** Id of each post. */
  postIds: string[];
  lives: Lives;
  snapshots: PlannedSnapshot[];
  profiles: SimulatedProfile[];
  /** Id of each person. */
  ids: string[];
  /** 1 for people who show in the events: some come and go between two snapshots. */
  known: Uint8Array;
}

/** One line of an event file, as JSON says it. */
export type SimulatedEvent = { type: EventType } & Readonly<Record<string, unknown>>;
