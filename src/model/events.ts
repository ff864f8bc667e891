import type { IncompleteReason } from './incomplete.ts';
import type { AccountId, PersonId, PostId } from './ids.ts';
import type { Instant } from './instant.ts';

/**
 * Everything that can be known of an audience: one type for each kind of line in an event file.
 * Other programs rely on the names of the fields.
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

/** The account whose audience this is. */
export interface AccountEvent {
  type: 'account';
  id: AccountId;
  platform: Platform;
  handle?: string;
  name?: string;
}

export const POST_KINDS = ['original', 'reply', 'quote', 'repost'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** A topic of a post, given by the owner or a platform. Its weight is positive. */
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
  /** Labels by the platform, sorted. They are not topics. */
  annotations?: string[];
  metrics?: Record<string, number>;
}

/** The owner's post is gone: deleted, or replaced by an edit. */
export interface DeletionEvent {
  type: 'deletion';
  post: PostId;
  at?: Instant;
}

/** One profile version; `at` is when it was read. */
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

/**
 * An interest known from elsewhere, such as a hashtag or a list membership. `weight` defaults to 1.
 */
export interface InterestEvent {
  type: 'interest';
  person: PersonId;
  term: string;
  weight: number;
}

/**
 * When something happened, as exactly as we know: in the half-open interval (after, before]. Equal
 * bounds mean an exact time. -Infinity in `after` means any time before, Infinity in `before` any
 * time after.
 */
export interface Occurrence {
  after: number;
  before: number;
}

export interface FollowEvent extends Occurrence {
  type: 'follow';
  person: PersonId;
  /** The name of what brought them, such as a starter pack. */
  via?: string;
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

/** The whole follower list, or part `part` of `parts` of the list with that `id`. */
export interface SnapshotEvent {
  type: 'snapshot';
  at: Instant;
  complete: boolean;
  /** Why it is not complete, where its source says so. */
  incomplete?: IncompleteReason;
  /** Newest follower first. */
  ordered: boolean;
  followers: PersonId[];
  id?: string;
  part?: number;
  parts?: number;
}

export const ACCOUNT_STATUSES = ['active', 'suspended', 'deleted', 'protected', 'blocked'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** The status of somebody's account, as found by a look-up. */
export interface StatusEvent {
  type: 'status';
  person: PersonId;
  at: Instant;
  status: AccountStatus;
}

export const ENGAGEMENT_KINDS = ['like', 'repost', 'reply', 'quote', 'mention'] as const;
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];

/** A person did something with a post of the owner. A mention may name no post. */
export interface EngagementEvent {
  type: 'engagement';
  person: PersonId;
  post?: PostId;
  kind: EngagementKind;
  at: Instant;
}

/** The owner began (`following`) or stopped (`unfollowing`) following a person. */
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
