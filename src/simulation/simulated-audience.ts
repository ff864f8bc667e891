import type { EventType } from '../model/events.ts';
import type { Lives } from './lives.ts';
import type { PlannedPost } from './plan-posts.ts';
import type { SimulatedProfile } from './profile.ts';
import type { PlannedSnapshot } from './snapshots.ts';
import type { SimulationSettings } from './settings.ts';

/** A simulated world, before its events are written. */
export interface SimulatedAudience {
  settings: SimulationSettings;
  posts: PlannedPost[];
  /** The id of each post. */
  postIds: string[];
  lives: Lives;
  snapshots: PlannedSnapshot[];
  profiles: SimulatedProfile[];
  /** The id of each person. */
  ids: string[];
  /** 1 for people who appear in the events. Some come and go between two snapshots. */
  known: Uint8Array;
}

/** One line of an event file. */
export type SimulatedEvent = { type: EventType } & Readonly<Record<string, unknown>>;
