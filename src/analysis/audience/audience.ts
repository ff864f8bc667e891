import type { ListOrder } from './judge-order.ts';

/** The audience over time, worked out from snapshots and events: one row for each time somebody followed. */
export interface Audience {
  spells: Spells;
  /** First and last moment that anything is known of; NaN where nothing is. */
  from: number;
  to: number;
  /** For each person 1 where they are a follow churner: follows to be followed back, leaves, returns. */
  followChurner: Uint8Array;
  /** How likely somebody is one by their profile, where nothing else tells; NaN for others. */
  followChurnerChance: Float64Array;
  /** Times between which the list was known: the boundaries of the intervals departures fall into. */
  watched: Float64Array;
  massDepartures: MassDeparture[];
  rejectedSnapshots: { at: number; reason: string }[];
  /** Departures reinstated: missing from one snapshot only. */
  missedOnce: number;
  /** Departures reinstated: stood at their old place in the list again, after more than one snapshot. */
  reinstated: number;
  /** Spells that are a person's second or later. */
  returns: number;
  /** Whether places in the lists tell when people followed. */
  order: ListOrder;
  /** When they did, as far as places and ages of accounts tell. */
  inferred: InferredFollows;
}

/**
 * For each spell when it began, inferred from the order of lists and the ages of accounts and never
 * observed: in (after, before]. Kept apart from the spells; -Infinity and Infinity where nothing is
 * known beyond these.
 */
export interface InferredFollows {
  after: Float64Array;
  before: Float64Array;
  /** Share of those listed of whom the order says what cannot be. */
  disputed: number;
}

/**
 * One row a spell of following, sorted by person, then time. A follow lies in
 * (followAfter, followBefore], a departure in (leaveAfter, leaveBefore]; equal ends are an exact
 * time. `followAfter` of -Infinity: was there when watching began (left-truncated);
 * `leaveBefore` of Infinity: still following (right-censored at the end of watching).
 */
export interface Spells {
  count: number;
  person: Int32Array;
  followAfter: Float64Array;
  followBefore: Float64Array;
  leaveAfter: Float64Array;
  leaveBefore: Float64Array;
  /** Positions in `DEPARTURE_REASONS`; meaningless while still following. */
  reason: Uint8Array;
  /** Position in `platformEvents`, or -1. */
  massDeparture: Int32Array;
}

/** A mass departure within one interval, far outside what the hazard allows: no topic's doing. */
export interface MassDeparture {
  after: number;
  before: number;
  lost: number;
  expected: number;
  reason: string;
}
