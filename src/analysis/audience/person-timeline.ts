import { DEPARTURE_REASONS } from '../../model/events.ts';
import {
  type AbsentFact,
  type EventTime,
  type Fact,
  type PresentFact,
  sortFacts,
  type UnfollowFact,
} from './facts.ts';
import {
  isDepartureOf,
  narrowDeparture,
  narrowFollow,
  openSpell,
  reopenSpell,
  type Spell,
  UNKNOWN_REASON,
} from './spell.ts';

/** The spells of one person, and what had to be corrected to find them. */
export interface Timeline {
  spells: Spell[];
  /** When the person was seen again after a single snapshot that missed them and was ignored. */
  missedOnce: number[];
  /** When departures were withdrawn because the person turned up at their old place. */
  reinstated: number[];
}

/**
 * Reconciles all facts about one person into follower spells:
 *
 * - Two reports of the same follow or departure narrow its time.
 * - A single snapshot that misses somebody is ignored if the next fact shows them again.
 * - Somebody who turns up at their old place in the list followed all along, unless an event says that
 *   they unfollowed.
 *
 * @param facts with finite `before`s; sorted in place.
 * @param snapshotTimes times of the believed snapshots, ascending.
 * @param to the end of observation: open spells are censored there.
 *
 * Cost: O(facts log facts + unfollows x snapshots).
 */
export function reconcile(facts: Fact[], snapshotTimes: Float64Array, to: number): Timeline {
  sortFacts(facts);
  const timeline = new PersonTimeline(snapshotTimes, to);
  for (const [i, fact] of facts.entries()) {
    if (fact.kind === 'follow') timeline.follow(fact);
    else if (fact.kind === 'unfollow') timeline.unfollow(fact);
    else if (fact.kind === 'present') timeline.present(fact);
    else timeline.absent(fact, facts[i + 1]);
  }
  return timeline;
}

/** For these reasons, a list leaves people out whose follow may still be there. */
const HIDES = new Set(
  (['suspended', 'deleted', 'blocked'] as const).map((reason) => DEPARTURE_REASONS.indexOf(reason)),
);

/** A timeline that grows by one fact after the other, in the order of `sortFacts`. */
class PersonTimeline implements Timeline {
  readonly spells: Spell[] = [];
  readonly missedOnce: number[] = [];
  readonly reinstated: number[] = [];
  readonly #snapshotTimes: Float64Array;
  readonly #to: number;
  /** The last spell, if the person follows at this point. */
  #open: Spell | undefined;
  /** Latest moment of the open spell at which the person is known to have followed. */
  #seenUntil = -Infinity;
  /** Latest moment at which the person is known not to have followed. */
  #goneSince = -Infinity;
  /** Whether the last follow itself ended. Otherwise the list only left the person out. */
  #hasUnfollowed = false;
  /** The number of snapshots that have missed the person since then. */
  #missedBy = 0;

  constructor(snapshotTimes: Float64Array, to: number) {
    this.#snapshotTimes = snapshotTimes;
    this.#to = to;
  }

  follow(fact: EventTime): void {
    if (this.#open === undefined) this.#begin(fact.after, fact.before, fact.before);
    else narrowFollow(this.#open, fact);
  }

  present({ first, last, deep }: PresentFact): void {
    if (this.#open !== undefined) this.#seenUntil = Math.max(this.#seenUntil, last);
    else if (deep && this.spells.length === 0) this.#beginBeforeObservation(first, last);
    else if ((deep || this.#missedBy <= 1) && !this.#hasUnfollowed && this.spells.length > 0) {
      this.#reinstate(first, last);
    } else this.#begin(this.#goneSince, first, last);
  }

  absent(fact: AbsentFact, next: Fact | undefined): void {
    if (this.#open !== undefined) {
      if (fact.snapshots === 1 && arrivedDuring(fact, this.#open)) return;
      if (fact.snapshots === 1 && next?.kind === 'present') {
        this.missedOnce.push(next.first);
        return;
      }
      this.#end(this.#open, { after: -Infinity, before: fact.first }, UNKNOWN_REASON);
      this.#hasUnfollowed = false;
    }
    this.#missedBy = fact.snapshots;
    this.#goneSince = Math.max(this.#goneSince, fact.last);
  }

  unfollow(fact: UnfollowFact): void {
    const last = this.spells.at(-1);
    if (this.#open === undefined && last !== undefined && isDepartureOf(fact, last)) {
      narrowDeparture(last, fact);
    } else {
      this.#endByEvent(this.#open ?? this.#beginBeforeUnfollow(fact), fact);
    }
    this.#hasUnfollowed = !HIDES.has(fact.reason);
  }

  /** Ends the spell. Later snapshots may show the person: they came back between two of them. */
  #endByEvent(spell: Spell, fact: UnfollowFact): void {
    const seenUntil = this.#seenUntil;
    const isSeenLater = seenUntil > fact.before;
    if (isSeenLater) {
      this.#seenUntil = latestUpTo(this.#snapshotTimes, fact.before, spell.followBefore);
    }
    this.#end(spell, fact, fact.reason);
    if (isSeenLater) {
      const backBy = firstAfter(this.#snapshotTimes, fact.before, seenUntil);
      this.#begin(fact.before, backBy, seenUntil);
    }
  }

  /** Begins a spell of which only the unfollow is known: the person followed before observation. */
  #beginBeforeUnfollow({ after, before }: EventTime): Spell {
    return this.#begin(-Infinity, Number.isFinite(after) ? after : before, -Infinity);
  }

  /**
   * Begins a spell of somebody who followed before observation and was missing when it began. That
   * they were missing does not show when they followed.
   */
  #beginBeforeObservation(first: number, last: number): void {
    this.#goneSince = -Infinity;
    this.#begin(-Infinity, first, last);
  }

  #begin(after: number, before: number, seenUntil: number): Spell {
    const followAfter = Math.min(Math.max(after, this.#goneSince), before);
    const spell = openSpell(followAfter, before, this.#to);
    this.spells.push(spell);
    this.#open = spell;
    this.#seenUntil = seenUntil;
    return spell;
  }

  #reinstate(seenAgain: number, seenUntil: number): void {
    const spell = this.spells.at(-1)!;
    reopenSpell(spell, this.#to);
    this.reinstated.push(seenAgain);
    this.#open = spell;
    this.#seenUntil = seenUntil;
  }

  #end(spell: Spell, { after, before }: EventTime, reason: number): void {
    spell.leaveAfter = Math.min(Math.max(after, this.#seenUntil, spell.followAfter), before);
    spell.leaveBefore = before;
    spell.reason = reason;
    this.#open = undefined;
    this.#missedBy = 0;
    this.#goneSince = before;
  }
}

/** Whether the spell may have begun while the list was read: the snapshot need not show it. */
function arrivedDuring({ first, last }: AbsentFact, { followBefore }: Spell): boolean {
  return last < first && followBefore > last;
}

/** Returns the latest time up to a limit, not before `least` but never after the limit. */
function latestUpTo(times: Float64Array, limit: number, least: number): number {
  let latest = least;
  for (const time of times) if (time <= limit && time > latest) latest = time;
  return Math.min(latest, limit);
}

/** Returns the first time after a moment, but at most `most`. */
function firstAfter(times: Float64Array, moment: number, most: number): number {
  for (const time of times) if (time > moment) return Math.min(time, most);
  return most;
}
