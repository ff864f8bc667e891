import type { People } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { Spells } from './audience.ts';
import { churnerChances, STANDING } from './churner-profiles.ts';
import type { OwnerCorrections } from './owner-corrections.ts';

/** A spell of at most this many days is short. */
const SHORT_DAYS = 14;
/** A person with a spell longer than this is no follow churner. */
const LONG_DAYS = 6 * SHORT_DAYS;
/** A person with this many short spells is a follow churner with any profile. */
const SHORT_SPELLS = 2;
/** The least probability by the profile at which one short spell is enough. */
const LIKELY = 0.5;

export interface FollowChurners {
  /** 1 for each follow churner, else 0. */
  followChurner: Uint8Array;
  /** Probability by the profile for people whom nothing else decides; NaN for all others. */
  chance: Float64Array;
}

/**
 * Finds follow churners: accounts that follow to be followed back, leave within days, and often
 * return. The profile decides on a person with one short spell (`churnerChances`). Only repeated
 * short spells decide on anyone who engaged with a post. The owner's corrections win, and
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
  const shortSpells = new Uint8Array(people.count);
  const standing = new Uint8Array(people.count);
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (spells.massDeparture[s] >= 0) continue;
    if (spellDays(spells, s) <= SHORT_DAYS)
      shortSpells[person] = Math.min(255, shortSpells[person] + 1);
    else if (shortestSpellDays(spells, s, to) > LONG_DAYS) standing[person] = STANDING.stayer;
  }
  for (let person = 0; person < people.count; person++) {
    const short = shortSpells[person];
    if (standing[person] === STANDING.stayer || short === 0) continue;
    if (short >= SHORT_SPELLS) standing[person] = STANDING.repeater;
    else if (engaged[person] === 0) standing[person] = STANDING.doubtful;
  }
  const chance = churnerChances(people, standing);
  const followChurner = standing.map((value, person) =>
    Number(value === STANDING.repeater || chance[person] > LIKELY),
  );
  for (const [person, isFollowChurner] of corrections)
    followChurner[person] = Number(isFollowChurner);
  return { followChurner, chance };
}

/** The signs that a person is a follow churner. */
export interface FollowChurnerSigns {
  /** Days of each spell with known ends, without mass departures; up to `shortDays` is short. */
  durations: number[];
  shortDays: number;
  engaged: boolean;
  /** Probability by the profile where nothing else decides; null if it is not used. */
  byProfile: number | null;
}

/**
 * @param own positions of the person's spells.
 * @param chance of the person, as `findChurners` gives it.
 */
export function followChurnerSigns(
  spells: Spells,
  own: readonly number[],
  chance: number,
  engaged: boolean,
): FollowChurnerSigns {
  return {
    durations: own
      .filter((s) => spells.massDeparture[s] < 0)
      .map((s) => spellDays(spells, s))
      .filter(Number.isFinite),
    shortDays: SHORT_DAYS,
    engaged,
    byProfile: Number.isNaN(chance) ? null : chance,
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
