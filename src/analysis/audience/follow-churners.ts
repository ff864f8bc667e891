import type { People } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { Spells } from './audience.ts';
import { collectorChances, STANDING } from './collector-profiles.ts';
import type { OwnerCorrections } from './owner-corrections.ts';

/** A stay that ended within this many days was short. */
const SHORT_DAYS = 14;
/** Who ever stayed for longer than this is no follow churner. */
const LONG_DAYS = 6 * SHORT_DAYS;
/** Short stays after which somebody is a follow churner whatever their profile. */
const SHORT_SPELLS = 2;
/** How likely somebody who came once must be one, by their profile. */
const LIKELY = 0.5;

export interface FollowChurners {
  /** For each person 1 or 0. */
  followChurner: Uint8Array;
  /** How likely those are, by their profile, of whom nothing else tells; NaN for all others. */
  chance: Float64Array;
}

/**
 * Follow churners: accounts that follow to be followed back, leave within days, and often come
 * again. Whoever came once is judged by the profile (`collectorChances`), unless they engaged with
 * a post: then by repeated short stays only. What the owner says of somebody stands, and changes
 * nothing for others.
 *
 * @param engaged for each person 1 where they ever engaged with a post.
 * @param to the end of watching, ms.
 * @param said by the owner, of people by number: whether they are one.
 * Time O(spells + people).
 */
export function findFollowChurners(
  spells: Spells,
  people: People,
  engaged: Uint8Array,
  to: number,
  said: OwnerCorrections['followChurners'],
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
  const chance = collectorChances(people, standing);
  const followChurner = standing.map((value, person) =>
    Number(value === STANDING.repeater || chance[person] > LIKELY),
  );
  for (const [person, isFollowChurner] of said) followChurner[person] = Number(isFollowChurner);
  return { followChurner, chance };
}

/** What speaks for or against somebody being a follow churner. */
export interface FollowChurnerSigns {
  /** Days of each stay known from beginning to end, mass departures left out; those up to `shortDays` are short. */
  durations: number[];
  shortDays: number;
  engaged: boolean;
  /** How likely the profile makes it, where nothing else tells; null where that is not asked. */
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

/** Days from the middle of the follow's interval to the middle of the departure's; Infinity where open or unknown. */
function spellDays(spells: Spells, s: number): number {
  if (spells.leaveBefore[s] === Infinity || spells.followAfter[s] === -Infinity) return Infinity;
  const followed = (spells.followAfter[s] + spells.followBefore[s]) / 2;
  const left = (spells.leaveAfter[s] + spells.leaveBefore[s]) / 2;
  return (left - followed) / DAY;
}

/** The least a spell can have lasted, in days; one that goes on, up to the end of watching. */
function shortestSpellDays(spells: Spells, s: number, to: number): number {
  const until = spells.leaveBefore[s] === Infinity ? to : spells.leaveAfter[s];
  return (until - spells.followBefore[s]) / DAY;
}
