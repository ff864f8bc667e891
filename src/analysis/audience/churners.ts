import type { People, Profile } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { Spells } from './audience.ts';

/** A stay that ended within this many days was short. */
const SHORT_DAYS = 14;
/** Short stays after which somebody is a follow-churner whatever their profile. */
const SHORT_STAYS = 2;
/** One short stay is enough for an account that follows thousands, and far more than follow it. */
const MANY_FOLLOWED = 1000;
const FOLLOWED_OVER_FOLLOWERS = 1.5;

/**
 * Follow-churners: accounts that follow to be followed back, leave within days, and often come
 * again. Whoever engaged with a post after having followed is judged by repeated short stays only.
 *
 * @param engaged for each person 1 where they ever engaged with a post.
 * @returns for each person 1 or 0. Time O(spells).
 */
export function findChurners(spells: Spells, people: People, engaged: Uint8Array): Uint8Array {
  const shortStays = new Uint8Array(people.count);
  const longStays = new Uint8Array(people.count);
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    const days = stayInDays(spells, s);
    if (spells.platformEvent[s] >= 0) continue;
    if (days <= SHORT_DAYS) shortStays[person] = Math.min(255, shortStays[person] + 1);
    else if (days > 6 * SHORT_DAYS) longStays[person] = 1;
  }
  const churner = new Uint8Array(people.count);
  for (let person = 0; person < people.count; person++) {
    const short = shortStays[person];
    if (short === 0) continue;
    const repeats = short >= SHORT_STAYS && longStays[person] === 0;
    const collects =
      engaged[person] === 0 &&
      longStays[person] === 0 &&
      collectsFollowers(people.profiles[person]);
    if (repeats || collects) churner[person] = 1;
  }
  return churner;
}

/** What speaks for or against somebody being a follow-churner. */
export interface ChurnerSigns {
  /** Days of each stay known from beginning to end, mass departures left out; those up to `shortDays` are short. */
  stays: number[];
  shortDays: number;
  engaged: boolean;
  /** Follows thousands, and far more than follow them. */
  collectsFollowers: boolean;
}

/** @param own positions of the person's spells. */
export function churnerSigns(
  spells: Spells,
  own: readonly number[],
  profile: Profile | undefined,
  engaged: boolean,
): ChurnerSigns {
  return {
    stays: own
      .filter((s) => spells.platformEvent[s] < 0)
      .map((s) => stayInDays(spells, s))
      .filter(Number.isFinite),
    shortDays: SHORT_DAYS,
    engaged,
    collectsFollowers: collectsFollowers(profile),
  };
}

/** Days from the middle of the follow's interval to the middle of the departure's; Infinity where open or unknown. */
function stayInDays(spells: Spells, s: number): number {
  if (spells.leaveBefore[s] === Infinity || spells.followAfter[s] === -Infinity) return Infinity;
  const followed = (spells.followAfter[s] + spells.followBefore[s]) / 2;
  const left = (spells.leaveAfter[s] + spells.leaveBefore[s]) / 2;
  return (left - followed) / DAY;
}

function collectsFollowers(profile: Profile | undefined): boolean {
  const following = profile?.following ?? 0;
  const followers = profile?.followers ?? 0;
  return following >= MANY_FOLLOWED && following >= FOLLOWED_OVER_FOLLOWERS * followers;
}
