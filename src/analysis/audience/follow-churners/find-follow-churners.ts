import type { People } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { Spells } from '../audience.ts';
import type { OwnerCorrections } from '../owner-corrections.ts';
import { STANDING } from './evidence.ts';
import { learnFollowChurners } from './learn-follow-churners.ts';
import type { LearnedSigns } from './learned-signs.ts';

/** A spell of at most this many days is short. */
const SHORT_DAYS = 14;
/** A person with a spell longer than this is no follow churner. */
const LONG_DAYS = 6 * SHORT_DAYS;
/** A person with this many short spells is a follow churner with any profile. */
const SHORT_SPELLS = 2;
/** Least probability learned from others that makes a follow churner. */
const LIKELY = 0.65;

export interface FollowChurners {
  /** 1 for each follow churner, else 0. */
  followChurner: Uint8Array;
  /** What is learned about people whom no rule decides on. */
  learned: Map<number, LearnedSigns>;
}

/**
 * Finds follow churners: accounts that follow to be followed back, leave within days, and often
 * return. Repeated short spells make a follow churner. Of others who left, it learns who is like them
 * (`learnFollowChurners`), except anyone who engaged with a post. The owner's corrections win, and
 * change nothing for others.
 *
 * @param engaged 1 for each person who ever engaged with a post.
 * @param to the end of observation, ms.
 * @param corrections of the owner, by person: whether they are a follow churner.
 * Cost: O(spells + people).
 */
export function findFollowChurners(
  spells: Spells,
  people: People,
  engaged: Uint8Array,
  to: number,
  corrections: OwnerCorrections['followChurners'],
): FollowChurners {
  const standing = standings(spells, engaged, to);
  const learned = learnFollowChurners(spells, people, standing);
  const followChurner = standing.map((value, person) =>
    Number(value === STANDING.repeater || (learned.get(person)?.chance ?? 0) > LIKELY),
  );
  for (const [person, isFollowChurner] of corrections)
    followChurner[person] = Number(isFollowChurner);
  return { followChurner, learned };
}

/** Returns what the rules say of each person: one of `STANDING`. */
function standings(spells: Spells, engaged: Uint8Array, to: number): Uint8Array {
  const shortSpells = new Uint8Array(engaged.length);
  const standing = new Uint8Array(engaged.length);
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (spells.massDeparture[s] >= 0) continue;
    const days = spellDays(spells, s);
    if (days <= SHORT_DAYS) shortSpells[person] = Math.min(255, shortSpells[person] + 1);
    if (shortestSpellDays(spells, s, to) > LONG_DAYS) standing[person] = STANDING.stayer;
    else if (days < Infinity && engaged[person] === 0 && standing[person] === STANDING.open)
      standing[person] = STANDING.doubtful;
  }
  return standing.map((own, person) =>
    own !== STANDING.stayer && shortSpells[person] >= SHORT_SPELLS ? STANDING.repeater : own,
  );
}

/** The signs that a person is a follow churner. */
export interface FollowChurnerSigns {
  /** Days of each spell with known ends, without mass departures; up to `shortDays` is short. */
  durations: number[];
  shortDays: number;
  /** This many short spells make a follow churner. */
  shortSpells: number;
  engaged: boolean;
  /** What is learned from others; null if a rule decides, or nothing is known to learn from. */
  learned: LearnedSigns | null;
}

/**
 * @param own positions of the person's spells.
 * @param learned about the person, as `findFollowChurners` returns it.
 */
export function followChurnerSigns(
  spells: Spells,
  own: readonly number[],
  learned: LearnedSigns | undefined,
  engaged: boolean,
): FollowChurnerSigns {
  return {
    durations: own
      .filter((s) => spells.massDeparture[s] < 0)
      .map((s) => spellDays(spells, s))
      .filter(Number.isFinite),
    shortDays: SHORT_DAYS,
    shortSpells: SHORT_SPELLS,
    engaged,
    learned: learned ?? null,
  };
}

/**
 * Returns days from the middle of the follow's interval to the middle of the departure's; Infinity
 * if open or unknown.
 */
function spellDays(spells: Spells, s: number): number {
  if (spells.leaveBefore[s] === Infinity || spells.followAfter[s] === -Infinity) return Infinity;
  const followed = (spells.followAfter[s] + spells.followBefore[s]) / 2;
  const left = (spells.leaveAfter[s] + spells.leaveBefore[s]) / 2;
  return (left - followed) / DAY;
}

/**
 * Returns the least duration of a spell in days; an open spell lasts until the end of observation.
 */
function shortestSpellDays(spells: Spells, s: number, to: number): number {
  const until = spells.leaveBefore[s] === Infinity ? to : spells.leaveAfter[s];
  return (until - spells.followBefore[s]) / DAY;
}
