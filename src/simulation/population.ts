import type { DepartureReason } from '../model/events.ts';
import { DAY, HOUR } from '../model/instant.ts';
import type { Random } from '../stats/random.ts';
import { between, exponential, wholeSecond } from './draw.ts';
import { hourOfLeaving } from './hazard.ts';
import type { Lives } from './lives.ts';
import { FOLLOW_CHURNER_GROUP, FOLLOW_CAUSE } from './lives.ts';
import type { SimulationSettings } from './settings.ts';
import { GROUPS } from './groups.ts';
import {
  BURST_AT,
  FOLLOW_CHURNERS,
  MUTUAL_FACTOR,
  OTHER_REASONS,
  PURGE_AT,
  RETURN,
} from './world.ts';

/** Simulates the spells of one person at a time, and records them. */
export class Population {
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

  /** Adds a person of a group who follows, and who may leave and return. */
  arrive(groupIndex: number, followed: number, cause: number): void {
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

  /**
   * Adds a follow churner, who follows to be followed back, leaves within days, and tries again.
   */
  churn(): void {
    const random = this.#random;
    const person = this.#add(FOLLOW_CHURNER_GROUP, random() < 0.05);
    let follow = between(random, this.#settings.from, this.#end);
    for (
      let left = 1 + Math.floor(random() * FOLLOW_CHURNERS.most);
      left > 0 && follow < this.#end;
      left--
    ) {
      const leave = follow + between(random, ...FOLLOW_CHURNERS.spell) * DAY;
      this.#addSpell(
        person,
        follow,
        { leave, reason: 'unfollowed' },
        FOLLOW_CAUSE.followChurner,
        false,
      );
      follow = leave + between(random, ...FOLLOW_CHURNERS.away) * DAY;
    }
  }

  /** Draws the earliest of an unfollow, a suspension, a deletion and a block. */
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
