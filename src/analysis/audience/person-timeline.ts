import { DEPARTURE_REASONS } from '../../model/events.ts';

/**
 * One thing known of one person's following, from an event or from the snapshots; `first` and
 * `last` as in `Sightings`, and `deep`: they stand at an old place in the list.
 */
export type Fact =
  | { kind: 'follow'; after: number; before: number }
  | { kind: 'unfollow'; after: number; before: number; reason: number }
  | { kind: 'present'; first: number; last: number; deep?: boolean }
  | { kind: 'absent'; first: number; last: number; snapshots: number };

export interface Spell {
  followAfter: number;
  followBefore: number;
  leaveAfter: number;
  leaveBefore: number;
  reason: number;
}

const UNKNOWN = DEPARTURE_REASONS.indexOf('unknown');

/** When a fact is dealt with: events at the latest moment they can have happened. */
function moment(fact: Fact): number {
  return fact.kind === 'follow' || fact.kind === 'unfollow' ? fact.before : fact.first;
}

/** At one moment events come before the snapshots that show their outcome. */
const ORDER = { follow: 0, unfollow: 1, present: 2, absent: 3 } as const;

/**
 * Reconciles all facts of one person into spells of following. Two tellings of the same follow or
 * departure narrow its interval; a departure seen only as one missed snapshot is reinstated, and so is
 * that of somebody who stands at their old place again: they were away, and followed all along.
 *
 * @param facts finite `before`s; sorted in place.
 * @param snapshotTimes times of the believed snapshots, ascending.
 * @param to the end of watching: open spells are censored there.
 */
export function reconcile(
  facts: Fact[],
  snapshotTimes: Float64Array,
  to: number,
): { spells: Spell[]; missedOnce: number; reinstated: number } {
  facts.sort((a, b) => moment(a) - moment(b) || ORDER[a.kind] - ORDER[b.kind]);
  const spells: Spell[] = [];
  let open: Spell | undefined;
  /** Latest moment at which the person is known to have followed, within the open spell. */
  let seenUntil = -Infinity;
  /** Latest moment at which they are known not to have. */
  let goneSince = -Infinity;
  let missedOnce = 0;
  let reinstated = 0;
  /** Whether it was an event that ended the last spell, and not only that they were missing. */
  let endedByEvent = false;

  const begin = (after: number, before: number, seen: number): void => {
    const followAfter = Math.min(Math.max(after, goneSince), before);
    open = {
      followAfter,
      followBefore: before,
      leaveAfter: to,
      leaveBefore: Infinity,
      reason: UNKNOWN,
    };
    spells.push(open);
    seenUntil = seen;
  };
  const end = (after: number, before: number, reason: number): void => {
    open!.leaveAfter = Math.min(Math.max(after, seenUntil, open!.followAfter), before);
    open!.leaveBefore = before;
    open!.reason = reason;
    open = undefined;
    goneSince = before;
  };

  for (const [i, fact] of facts.entries()) {
    switch (fact.kind) {
      case 'follow':
        if (open === undefined) begin(fact.after, fact.before, fact.before);
        else narrowFollow(open, fact.after, fact.before);
        break;
      case 'present':
        if (open === undefined && fact.deep && spells.length === 0) {
          // Away when watching began, and so missing tells nothing of when they followed.
          goneSince = -Infinity;
          begin(-Infinity, fact.first, fact.last);
        } else if (open === undefined && fact.deep && !endedByEvent) {
          reinstated++;
          open = reopen(spells.at(-1)!, to);
          seenUntil = fact.last;
        } else if (open === undefined) begin(goneSince, fact.first, fact.last);
        else seenUntil = Math.max(seenUntil, fact.last);
        break;
      case 'absent':
        if (open !== undefined) {
          // Who came while the list was being read need not be in it.
          if (fact.snapshots === 1 && open.followBefore > fact.last && fact.last < fact.first)
            break;
          if (fact.snapshots === 1 && backWithoutEvent(facts, i)) {
            missedOnce++;
            break;
          }
          end(-Infinity, fact.first, UNKNOWN);
          endedByEvent = false;
        }
        goneSince = Math.max(goneSince, fact.last);
        break;
      case 'unfollow': {
        const last = spells.at(-1);
        if (
          open === undefined &&
          last !== undefined &&
          overlaps(last.leaveAfter, last.leaveBefore, fact)
        ) {
          narrowLeave(last, fact);
          endedByEvent = true;
          break;
        }
        // Known only by its end: somebody who was there before watching began.
        if (open === undefined)
          begin(-Infinity, Number.isFinite(fact.after) ? fact.after : fact.before, -Infinity);
        const stillSeen = seenUntil;
        if (stillSeen > fact.before)
          seenUntil = latestUpTo(snapshotTimes, fact.before, open!.followBefore);
        end(fact.after, fact.before, fact.reason);
        endedByEvent = true;
        // The snapshots show them again later: they came back between two of them.
        if (stillSeen > fact.before)
          begin(fact.before, firstAfter(snapshotTimes, fact.before, stillSeen), stillSeen);
        break;
      }
    }
  }
  return { spells, missedOnce, reinstated };
}

/** Takes a departure back. */
function reopen(spell: Spell, to: number): Spell {
  spell.leaveAfter = to;
  spell.leaveBefore = Infinity;
  spell.reason = UNKNOWN;
  return spell;
}

/** Whether the next thing known after a missed snapshot is that they are there as before. */
function backWithoutEvent(facts: readonly Fact[], i: number): boolean {
  return facts[i + 1]?.kind === 'present';
}

function overlaps(
  after: number,
  before: number,
  other: { after: number; before: number },
): boolean {
  return (
    isWithin(other.before, after, before) ||
    isWithin(before, other.after, other.before) ||
    Math.max(after, other.after) < Math.min(before, other.before)
  );
}

function narrowFollow(spell: Spell, after: number, before: number): void {
  if (!overlaps(spell.followAfter, spell.followBefore, { after, before })) return;
  spell.followAfter = Math.max(spell.followAfter, after);
  spell.followBefore = Math.min(spell.followBefore, before);
}

function narrowLeave(spell: Spell, fact: { after: number; before: number; reason: number }): void {
  spell.leaveAfter = Math.max(spell.leaveAfter, fact.after);
  spell.leaveBefore = Math.min(spell.leaveBefore, fact.before);
  if (spell.reason === UNKNOWN) spell.reason = fact.reason;
}

function latestUpTo(times: Float64Array, limit: number, otherwise: number): number {
  let found = otherwise;
  for (const time of times) if (time <= limit && time > found) found = time;
  return Math.min(found, limit);
}

function firstAfter(times: Float64Array, moment: number, otherwise: number): number {
  for (const time of times) if (time > moment) return Math.min(time, otherwise);
  return otherwise;
}

/** Whether a moment lies in (after, before], or is the moment where both are one. */
function isWithin(moment: number, after: number, before: number): boolean {
  return after === before ? moment === before : moment > after && moment <= before;
}
