import type { Random } from '../../../src/stats/random.ts';
import { between, chance, exponential, noiseFactor, pick, poisson, wholeBetween } from './draws.ts';
import type { Rates } from './rates.ts';
import type { WorldPlan } from './world-plan.ts';

/** Times are days since watching began. */
export interface Person {
  /** -1: a follow churner, of no group. */
  group: number;
  /** Factor on the hazard of their first weeks. */
  passing: number;
  /** When the owner followed them; Infinity: never. */
  followedBack: number;
  spells: Spell[];
}

export interface Spell {
  follow: number;
  /** Infinity: still following when watching ends. */
  leave: number;
  why: 'unfollowed' | 'suspended' | 'deleted' | 'purged';
  /** First of their follows, and no return. */
  isNew: boolean;
}

/** Other ends than by choice, a day. */
const SUSPENDED = 0.00006;
const DELETED = 0.00006;
/** Mean age of the audience when watching begins, in days. */
const MEAN_AGE = 500;
/** Newcomers of a burst leave this much faster, within about so many days. */
const BURST_PASSING = 15;
const PASSING_DAYS = 25;

/** Lets everybody live through the watch, in the order in which they came. */
export function liveThrough(plan: WorldPlan, rates: Rates, random: Random): Person[] {
  const people: Person[] = [];
  const purgeAt = between(random, 0.15, 0.85) * plan.days;
  const shares = plan.groups.map(({ share }) => share);
  const settle = (group: number, follow: number, passing: number): void => {
    people.push(live(plan, rates, { group, follow, passing, purgeAt }, random));
  };
  for (let n = 0; n < plan.followers; n++) {
    settle(pick(random, shares), -MEAN_AGE * exponential(random), 1);
  }
  for (let hour = 0; hour < plan.days * 24; hour++) {
    const moment = (): number => (hour + random()) / 24;
    for (const [k, { brings, passing }] of plan.topics.entries()) {
      for (let n = poisson(random, rates.byTopic[k][hour]); n > 0; n--) {
        settle(chance(random, 0.7) ? brings : pick(random, shares), moment(), passing);
      }
    }
    for (let n = poisson(random, rates.base[hour]); n > 0; n--)
      settle(pick(random, shares), moment(), 1);
    for (let n = poisson(random, rates.burst[hour]); n > 0; n--) {
      settle(pick(random, shares), moment(), BURST_PASSING);
    }
  }
  const followChurners = poisson(
    random,
    (plan.followers * plan.followChurners.perYear * plan.days) / 365,
  );
  for (let n = 0; n < followChurners; n++) people.push(churn(plan, random));
  return people;
}

interface Arrival {
  group: number;
  follow: number;
  /** Factor on the hazard of the first weeks. */
  passing: number;
  purgeAt: number;
}

function live(plan: WorldPlan, rates: Rates, arrival: Arrival, random: Random): Person {
  const { group, purgeAt } = arrival;
  const frailty = noiseFactor(random, plan.frailty);
  const isMutual = chance(random, plan.groups[group].mutual ?? plan.mutual.share);
  const followedBack = isMutual ? arrival.follow + between(random, 0, 4) : Infinity;
  const isPurged = chance(random, plan.purge);
  const person: Person = { group, passing: arrival.passing, followedBack, spells: [] };
  let { follow } = arrival;
  for (let isNew = true; follow < plan.days; isNew = false) {
    const factor = (day: number): number => {
      const age = day + 0.5 - follow;
      const youth = 1 + plan.youth.extra * Math.exp(-age / plan.youth.days);
      const passing = 1 + (arrival.passing - 1) * Math.exp(-age / PASSING_DAYS);
      return frailty * youth * passing * (day >= followedBack ? 1 / plan.mutual.factor : 1);
    };
    const spell: Spell = {
      follow,
      leave: leavingTime(rates.leaving[group], rates.leavingByDay[group], follow, factor, random),
      why: 'unfollowed',
      isNew,
    };
    const end = (leave: number, why: Spell['why']): void => {
      if (leave > follow && leave < spell.leave) Object.assign(spell, { leave, why });
    };
    end(Math.max(0, follow) + exponential(random) / SUSPENDED, 'suspended');
    end(Math.max(0, follow) + exponential(random) / DELETED, 'deleted');
    if (isPurged) end(purgeAt + between(random, 0, 0.2), 'purged');
    if (spell.leave >= plan.days) spell.leave = Infinity;
    person.spells.push(spell);
    if (spell.why !== 'unfollowed' || !chance(random, plan.returns)) break;
    follow = spell.leave + 2 + 25 * exponential(random);
  }
  return person;
}

/** When a cumulative hazard reaches an exponential number: day by day, then hour by hour. */
function leavingTime(
  hourly: Float64Array,
  daily: Float64Array,
  follow: number,
  factor: (day: number) => number,
  random: Random,
): number {
  let clock = exponential(random);
  for (let day = Math.max(0, Math.floor(follow)); day < daily.length; day++) {
    const hazard = factor(day);
    const isFirst = day < follow;
    if (!isFirst && clock > hazard * daily[day]) {
      clock -= hazard * daily[day];
      continue;
    }
    for (let hour = day * 24; hour < day * 24 + 24; hour++) {
      const present = Math.max(0, Math.min(1, hour + 1 - follow * 24));
      const passed = hazard * hourly[hour] * present;
      if (passed > 0 && clock <= passed)
        return (hour + 1 - present + (clock / passed) * present) / 24;
      clock -= passed;
    }
  }
  return Infinity;
}

/** Follows to be followed back, leaves within days, and tries again. */
function churn(plan: WorldPlan, random: Random): Person {
  const { mostVisits, meanVisit } = plan.followChurners;
  const spells: Spell[] = [];
  let follow = between(random, 0, plan.days);
  for (let n = wholeBetween(random, 1, mostVisits); n > 0 && follow < plan.days; n--) {
    const days =
      meanVisit === undefined ? between(random, 0.5, 8) : meanVisit * exponential(random);
    const leave = follow + days;
    spells.push({
      follow,
      leave: leave < plan.days ? leave : Infinity,
      why: 'unfollowed',
      isNew: spells.length === 0,
    });
    follow = leave + between(random, 4, 40);
  }
  return { group: -1, passing: 1, followedBack: Infinity, spells };
}
