import { DEPARTURE_REASONS } from '../../model/events.ts';
import type { EventTime, UnfollowFact } from './facts.ts';

/**
 * One follower spell. The follow happened in (followAfter, followBefore], and the departure in
 * (leaveAfter, leaveBefore]; `leaveBefore` is Infinity while the spell is open.
 */
export interface Spell {
  followAfter: number;
  followBefore: number;
  leaveAfter: number;
  leaveBefore: number;
  /** Position in `DEPARTURE_REASONS`. */
  reason: number;
}

export const UNKNOWN_REASON = DEPARTURE_REASONS.indexOf('unknown');

/** Returns a spell without a departure, censored at `to`. */
export function openSpell(followAfter: number, followBefore: number, to: number): Spell {
  return {
    followAfter,
    followBefore,
    leaveAfter: to,
    leaveBefore: Infinity,
    reason: UNKNOWN_REASON,
  };
}

/** Removes the departure of a spell, which is then censored at `to`. */
export function reopenSpell(spell: Spell, to: number): void {
  spell.leaveAfter = to;
  spell.leaveBefore = Infinity;
  spell.reason = UNKNOWN_REASON;
}

/** Narrows the time of the follow by a second report of it. A report of another time is ignored. */
export function narrowFollow(spell: Spell, { after, before }: EventTime): void {
  if (!overlaps({ after: spell.followAfter, before: spell.followBefore }, { after, before }))
    return;
  spell.followAfter = Math.max(spell.followAfter, after);
  spell.followBefore = Math.min(spell.followBefore, before);
}

/** Whether an unfollow can be the departure that ended the spell. */
export function isDepartureOf(unfollow: UnfollowFact, spell: Spell): boolean {
  return overlaps({ after: spell.leaveAfter, before: spell.leaveBefore }, unfollow);
}

/** Narrows the time of the departure by the unfollow that reports it, and takes its reason. */
export function narrowDeparture(spell: Spell, { after, before, reason }: UnfollowFact): void {
  spell.leaveAfter = Math.max(spell.leaveAfter, after);
  spell.leaveBefore = Math.min(spell.leaveBefore, before);
  if (spell.reason === UNKNOWN_REASON) spell.reason = reason;
}

function overlaps(a: EventTime, b: EventTime): boolean {
  return (
    isWithin(b.before, a) ||
    isWithin(a.before, b) ||
    Math.max(a.after, b.after) < Math.min(a.before, b.before)
  );
}

/** Whether a moment is in (after, before], or is the moment where both are equal. */
function isWithin(moment: number, { after, before }: EventTime): boolean {
  return after === before ? moment === before : moment > after && moment <= before;
}
