import type { EngagementEvent, StatusEvent } from '../model/events.ts';
import type { Instant } from '../model/instant.ts';

/** How a person follows the account. */
export interface FollowRecord {
  /** The platform's id of the follow; `undefined` if there is none. */
  record: string | undefined;
  /** When it was made, as far as the id says, in ms since 1970. */
  madeAt: number | undefined;
  /** Whether a block hides the follow from the follower list. */
  isHidden: boolean;
}

/** Whose reports we want. */
export interface LiveRequest {
  account: string;
  people: readonly string[];
  /** From when on, in ms since 1970. */
  since: number;
  /** Counts from 0. The next number leads to another server, or to another way of asking it. */
  attempt: number;
}

export interface LiveListener {
  open: () => void;
  report: (report: LiveReport) => void;
  /** The server no longer has all reports since the requested time. */
  gap: () => void;
}

/** A report about a person. */
export interface LiveReport {
  person: string;
  /** When it happened. The same if another server repeats the report. */
  at: Instant;
  /** When the server learnt of it, in ms since 1970. Reports come in this order. */
  seenAt: number;
  /** `undefined`: nothing that concerns the account. */
  what: Happening | undefined;
}

export type Happening =
  | { kind: 'follow'; record: string }
  /** The person followed somebody other than the account. */
  | { kind: 'tie'; to: string }
  /** The person deleted the record of a follow: of the account, or of somebody else. */
  | { kind: 'unfollow'; record: string }
  /** The person blocked the account, or the account blocked the person. */
  | { kind: 'block' }
  | { kind: 'engagement'; engagement: Omit<EngagementEvent, 'at' | 'person'>; at: Instant }
  /** The person's account is not active. `isFinal`: it cannot return. */
  | {
      kind: 'away';
      status: Extract<StatusEvent['status'], 'suspended' | 'deleted'>;
      isFinal: boolean;
    }
  /** The person's account is active again. */
  | { kind: 'back' }
  | { kind: 'name'; handle: string }
  /** Something happened that the report does not contain. */
  | { kind: 'unclear' };
