import type { AudienceLog } from '../../model/audience-log.ts';
import type { IncompleteReason } from '../../model/incomplete.ts';
import type { AudienceChoice } from './audience-choices.ts';
import type { LearnedSigns } from './follow-churners/learned-signs.ts';
import type { ListOrder } from './judge-order.ts';

/** The audience over time, computed from snapshots and events. */
export interface Audience {
  /** The part of the log that counts. The audience numbers its people as this log does. */
  log: AudienceLog;
  /** The number in `log` of each person of the original log; -1: left out. */
  numbers: Int32Array;
  spells: Spells;
  /** First and last time with any data; NaN without any. */
  from: number;
  to: number;
  /** 1 for each follow churner: a person who follows to be followed back and leaves within days. */
  followChurner: Uint8Array;
  /** What is learned about who else is a follow churner, where no rule decides. */
  learnedSigns: Map<number, LearnedSigns>;
  /** Times at which the list was known: bounds of the intervals of departures. */
  watched: Float64Array;
  /** Since when departures could be seen, ms; -Infinity: all along, Infinity: never. */
  leavingSeenFrom: number;
  massDepartures: MassDeparture[];
  /** All snapshots, in order of time. */
  snapshots: JudgedSnapshot[];
  /** Audiences among which the owner has to choose before any snapshot counts; usually empty. */
  choices: AudienceChoice[];
  /** Reinstated departures of people missing from one snapshot only: when they were seen again. */
  missedOnce: number[];
  /**
   * Reinstated departures of people back at their old position after more than one snapshot: when
   * they were seen again.
   */
  reinstated: number[];
  /** Whether positions in the lists show when people followed. */
  order: ListOrder;
  /** Follow times inferred from positions and ages of accounts. */
  inferred: InferredFollows;
}

/** A snapshot, and why it was rejected. */
export interface JudgedSnapshot {
  at: number;
  complete: boolean;
  /** How many people it lists. */
  followers: number;
  /** Empty if it is not rejected. */
  reason: string;
  /** Why it is incomplete, if it was rejected for that and its source says so. */
  incomplete?: IncompleteReason;
}

/**
 * The inferred start of each spell, in (after, before], from the order of lists and the ages of
 * accounts. It is never observed, so it is separate from the spells. -Infinity and Infinity if
 * nothing narrows it.
 */
export interface InferredFollows {
  after: Float64Array;
  before: Float64Array;
  /** Share of the listed people for whom the order is impossible. */
  disputed: number;
}

/**
 * One row a follower spell, sorted by person, then time. A follow lies in (followAfter,
 * followBefore], a departure in (leaveAfter, leaveBefore]; equal ends are an exact time.
 * `followAfter` of -Infinity: the spell began before observation (left-truncated). `leaveBefore` of
 * Infinity: the spell is open (right-censored at the end of observation).
 */
export interface Spells {
  count: number;
  person: Int32Array;
  followAfter: Float64Array;
  followBefore: Float64Array;
  leaveAfter: Float64Array;
  leaveBefore: Float64Array;
  /** Positions in `DEPARTURE_REASONS`; meaningless for open spells. */
  reason: Uint8Array;
  /** Position in `massDepartures`, or -1. */
  massDeparture: Int32Array;
}

/**
 * A mass departure: within one interval, far more than the hazard allows. It counts for no topic.
 */
export interface MassDeparture {
  after: number;
  before: number;
  lost: number;
  expected: number;
  reason: string;
}
