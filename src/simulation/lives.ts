import type { DepartureReason } from '../model/events.ts';
import { DAY, HOUR } from '../model/instant.ts';
import type { Random } from '../stats/random.ts';
import { between, exponential, pickWeighted, poisson, wholeSecond } from './draw.ts';
import type { Exposure } from './exposure.ts';
import { cumulativeHazards, hourOfLeaving } from './hazard.ts';
import type { SimulationSettings } from './settings.ts';
import {
  BASE_FOLLOWS,
  BURST,
  BURST_AT,
  CHURNERS,
  GROUPS,
  HALF_LIFE_DAYS,
  MUTUAL_FACTOR,
  OTHER_REASONS,
  PURGE_AT,
  RETURN,
  TOPICS,
} from './world.ts';

/** Group of those who follow only to be followed back. */
export const CHURNER_GROUP = GROUPS.length;

/** Why somebody followed: a position in `TOPICS`, or one of these. */
export const FOLLOW_CAUSE = { before: -1, base: -2, burst: -3, churner: -4, returned: -5 } as const;

/** Everybody who ever followed, and when. Columns by person, and by spell of following. */
export interface Lives {
  people: { group: number[]; mutual: boolean[] };
  spells: {
    person: number[];
    /** ms; before the beginning for those who were there already. */
    follow: number[];
    /** ms; Infinity: still there at the end. */
    leave: number[];
    reason: DepartureReason[];
    /** See `FOLLOW_CAUSE`. */
    cause: number[];
    /** Whether the platform's purge ended it. */
    purged: boolean[];
  };
  purgeAt: number;
  burstAt: number;
}

/**
 * Lets people come and go. O(people + hours x topics). Leaving is drawn by inverting the
 * cumulative hazard, so that the cost does not grow with the length of the watch.
 */
export function liveThrough(
  settings: SimulationSettings,
  exposure: Exposure,
  random: Random,
): Lives {
  const world = new Population(settings, cumulativeHazards(exposure, random), random);
  const shares = GROUPS.map((group) => group.share);
  for (let i = 0; i < settings.followers; i++) {
    const tenure = exponential(random) * 600 * DAY;
    world.settle(pickWeighted(random, shares), settings.from - tenure, FOLLOW_CAUSE.before);
  }
  for (let hour = 0; hour < exposure.hours; hour++) {
    for (const { cause, rate, groups } of arrivals(settings, exposure, hour, shares)) {
      for (let left = poisson(random, rate); left > 0; left--) {
        const at = settings.from + (hour + random()) * HOUR;
        world.settle(pickWeighted(random, groups), at, cause);
      }
    }
  }
  const churners = poisson(random, (settings.followers * CHURNERS.share * settings.days) / 365);
  for (let i = 0; i < churners; i++) world.churn();
  return world.lives;
}

/** Expected follows in an hour, by cause. */
function arrivals(
  settings: SimulationSettings,
  exposure: Exposure,
  hour: number,
  shares: number[],
) {
  const perPostHour = Math.LN2 / (HALF_LIFE_DAYS * 24) / 1000;
  const sinceBurst = hour - BURST_AT * exposure.hours;
  const bursting = sinceBurst >= 0 && sinceBurst < BURST.days * 24;
  const burst = bursting ? (settings.followers * BURST.share) / (BURST.days * 24) : 0;
  return [
    ...TOPICS.map((topic, cause) => ({
      cause,
      rate: settings.followers * topic.gain * perPostHour * exposure.topic[cause]![hour]!,
      groups: topic.brings,
    })),
    { cause: FOLLOW_CAUSE.base, rate: (settings.followers * BASE_FOLLOWS) / 24, groups: shares },
    { cause: FOLLOW_CAUSE.burst, rate: burst, groups: shares },
  ];
}

class Population {
  readonly lives: Lives;
  readonly #settings: SimulationSettings;
  readonly #cumulative: Float64Array[];
  readonly #random: Random;
  readonly #end: number;

  constructor(settings: SimulationSettings, cumulative: Float64Array[], random: Random) {
    this.#settings = settings;
    this.#cumulative = cumulative;
    this.#random = random;
    this.#end = settings.from + settings.days * DAY;
    this.lives = {
      people: { group: [], mutual: [] },
      spells: { person: [], follow: [], leave: [], reason: [], cause: [], purged: [] },
      purgeAt: wholeSecond(settings.from + PURGE_AT * settings.days * DAY),
      burstAt: wholeSecond(settings.from + BURST_AT * settings.days * DAY),
    };
  }

  /** Somebody of that group follows, and perhaps leaves and comes back. */
  settle(groupIndex: number, followed: number, cause: number): void {
    const random = this.#random;
    const group = GROUPS[groupIndex]!;
    const person = this.#add(groupIndex, random() < group.mutual);
    const purge =
      random() < group.purged ? this.lives.purgeAt + between(random, 0, 5 * HOUR) : Infinity;
    let follow = followed;
    for (let why = cause; follow < this.#end; why = FOLLOW_CAUSE.returned) {
      const own = this.#ownDeparture(person, groupIndex, follow);
      const taken = purge > follow && purge < own.leave;
      this.#addSpell(
        person,
        follow,
        taken ? { leave: purge, reason: 'suspended' } : own,
        why,
        taken,
      );
      if (taken || own.reason !== 'unfollowed' || random() >= RETURN.chance) return;
      follow = own.leave + (2 + exponential(random) * RETURN.days) * DAY;
    }
  }

  /** Somebody follows to be followed back, leaves within days, and tries again. */
  churn(): void {
    const random = this.#random;
    const person = this.#add(CHURNER_GROUP, random() < 0.05);
    let follow = between(random, this.#settings.from, this.#end);
    for (
      let left = 1 + Math.floor(random() * CHURNERS.most);
      left > 0 && follow < this.#end;
      left--
    ) {
      const leave = follow + between(random, ...CHURNERS.stay) * DAY;
      this.#addSpell(person, follow, { leave, reason: 'unfollowed' }, FOLLOW_CAUSE.churner, false);
      follow = leave + between(random, ...CHURNERS.away) * DAY;
    }
  }

  /** The earliest of an unfollow and of what befalls accounts. */
  #ownDeparture(person: number, group: number, follow: number) {
    const random = this.#random;
    const factor = this.lives.people.mutual[person] ? 1 / MUTUAL_FACTOR : 1;
    const { from } = this.#settings;
    const followed = (follow - from) / HOUR;
    const hour = hourOfLeaving(this.#cumulative[group]!, followed, factor, exponential(random));
    let first: Departure = { leave: from + hour * HOUR, reason: 'unfollowed' };
    for (const reason of ['suspended', 'deleted', 'blocked'] as const) {
      const leave = Math.max(from, follow) + (exponential(random) / OTHER_REASONS[reason]) * DAY;
      if (leave < first.leave) first = { leave, reason };
    }
    return first;
  }

  #add(group: number, mutual: boolean): number {
    this.lives.people.mutual.push(mutual);
    return this.lives.people.group.push(group) - 1;
  }

  #addSpell(person: number, follow: number, departure: Departure, cause: number, purged: boolean) {
    const { spells } = this.lives;
    const leave = wholeSecond(departure.leave);
    spells.person.push(person);
    spells.follow.push(wholeSecond(follow));
    spells.leave.push(leave < this.#end ? leave : Infinity);
    spells.reason.push(departure.reason);
    spells.cause.push(cause);
    spells.purged.push(purged && leave < this.#end);
  }
}

interface Departure {
  leave: number;
  reason: DepartureReason;
}
