import type { AccountId, PersonId, PostId } from './ids.ts';
import type { Instant } from './instant.ts';

/**
 * The vocabulary of what can be known about an audience, one type a line of an event file.
 * Field names are those of the event format and are relied on by others.
 */
export type AudienceEvent =
  | AccountEvent
  | PostEvent
  | DeletionEvent
  | PersonEvent
  | InterestEvent
  | FollowEvent
  | UnfollowEvent
  | SnapshotEvent
  | StatusEvent
  | EngagementEvent
  | FollowingEvent
  | TieEvent;

export type EventType = AudienceEvent['type'];

export const PLATFORMS = [
  'x',
  'bluesky',
  'mastodon',
  'instagram',
  'tiktok',
  'github',
  'other',
] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Whose audience this is. */
export interface AccountEvent {
  type: 'account';
  id: AccountId;
  platform: Platform;
  handle?: string;
  name?: string;
}

export const POST_KINDS = ['original', 'reply', 'quote', 'repost'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** A topic that the owner or a platform gave a post. Weights are positive. */
export interface GivenTopic {
  label: string;
  weight: number;
}

/** A post of the owner. */
export interface PostEvent {
  type: 'post';
  id: PostId;
  at: Instant;
  text: string;
  kind: PostKind;
  lang?: string;
  topics?: GivenTopic[];
  /** What the platform itself makes of it: kept apart from topics, and sorted. */
  annotations?: string[];
  metrics?: Record<string, number>;
}

/** A post of the owner is gone: deleted, or replaced by an edit. */
export interface DeletionEvent {
  type: 'deletion';
  post: PostId;
  at?: Instant;
}

/** One reading of somebody's profile; `at` is when it was read. */
export interface PersonEvent {
  type: 'person';
  id: PersonId;
  handle?: string;
  name?: string;
  bio?: string;
  location?: string;
  createdAt?: Instant;
  followers?: number;
  following?: number;
  lang?: string;
  at?: Instant;
}

/** An interest known from elsewhere: a hashtag used, a list membership. `weight` defaults to 1. */
export interface InterestEvent {
  type: 'interest';
  person: PersonId;
  term: string;
  weight: number;
}

/**
 * When something happened, as exactly as is known: in the half-open interval (after, before].
 * `after === before` is an exact time; `after` of -Infinity: any time before;
 * `before` of Infinity: any time after.
 */
export interface Occurrence {
  after: number;
  before: number;
}

export interface FollowEvent extends Occurrence {
  type: 'follow';
  person: PersonId;
}

export const DEPARTURE_REASONS = [
  'unknown',
  'unfollowed',
  'suspended',
  'deleted',
  'blocked',
  'severed',
] as const;
export type DepartureReason = (typeof DEPARTURE_REASONS)[number];

export interface UnfollowEvent extends Occurrence {
  type: 'unfollow';
  person: PersonId;
  reason: DepartureReason;
}

/** A reading of the whole follower list, or part `part` of `parts` of the reading `id`. */
export interface SnapshotEvent {
  type: 'snapshot';
  at: Instant;
  complete: boolean;
  /** Newest follower first. */
  ordered: boolean;
  followers: PersonId[];
  id?: string;
  part?: number;
  parts?: number;
}

export const ACCOUNT_STATUSES = ['active', 'suspended', 'deleted', 'protected', 'blocked'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** Somebody's account was looked up. */
export interface StatusEvent {
  type: 'status';
  person: PersonId;
  at: Instant;
  status: AccountStatus;
}

export const ENGAGEMENT_KINDS = ['like', 'repost', 'reply', 'quote', 'mention'] as const;
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];

/** Somebody did something with a post of the owner. A mention may name no post. */
export interface EngagementEvent {
  type: 'engagement';
  person: PersonId;
  post?: PostId;
  kind: EngagementKind;
  at: Instant;
}

/** The owner began (`following`) or stopped (`unfollowing`) following that person. */
export interface FollowingEvent {
  type: 'following' | 'unfollowing';
  person: PersonId;
  at?: Instant;
}

/** One audience member follows another. */
export interface TieEvent {
  type: 'tie';
  from: PersonId;
  to: PersonId;
}
