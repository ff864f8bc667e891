import { DAY } from '../../../src/model/instant.ts';
import type { Random } from '../../../src/stats/random.ts';
import { between, chance, exponential, logBetween } from '../simulator/draws.ts';

/** An audience of which nobody knows the past, only the lists. */
export interface ListWorld {
  /** For each person when their account was made, ms. */
  made: Float64Array;
  /** One row for each time somebody followed, sorted by the time. */
  durations: Stay[];
  /** What each snapshot showed, newest follower first. */
  snapshots: { at: number; followers: number[] }[];
  /** When the owner's account was made. */
  since: number;
}

export interface Stay {
  person: number;
  follow: number;
  /** Infinity: still there. */
  leave: number;
  /** Suspended for a while: missing from lists, and back at the old place. */
  away?: { from: number; to: number };
}

export interface ListPlan {
  /** About so many follow at the first snapshot. */
  followers: number;
  /** Of those who follow, so many do within days of joining the platform. */
  youngShare: number;
  /** So many times as many at the end as at the beginning. */
  youngDrift: number;
  /** Followers come ever faster (above 1) or slower. */
  growth: number;
  years: number;
  /** Snapshots, a week apart. */
  snapshots: number;
}

const READ_FIRST = Date.UTC(2026, 0, 15);
const PLATFORM_BEGAN = Date.UTC(2007, 0, 1);
const WEEK = 7 * DAY;
/** Days that a young account is old on average when it follows. */
const YOUNG_DAYS = 3;
const OLD_DAYS = 1500;
const MEAN_SPELL_DAYS = 1200;
/** Of those who leave, so many follow again later; of all, so many are suspended for some weeks. */
const RETURNING = 0.15;
const SUSPENDED = 0.01;
/** Every so many follows come on a few days on which something went far. */
const IN_BURSTS = 0.15;
const BURSTS = 6;

/** Draws how an audience may have come together. */
export function drawListPlan(followers: number, snapshots: number, random: Random): ListPlan {
  return {
    followers,
    snapshots,
    youngShare: logBetween(random, 0.005, 0.1),
    youngDrift: logBetween(random, 1 / 3, 3),
    growth: logBetween(random, 0.5, 3),
    years: between(random, 2, 10),
  };
}

/** Lets people come and go for years, and reads the list at the end. */
export function simulateLists(plan: ListPlan, random: Random): ListWorld {
  const since = READ_FIRST - plan.years * 365 * DAY;
  const until = READ_FIRST + (plan.snapshots - 1) * WEEK;
  const bursts = Array.from({ length: BURSTS }, () => between(random, since, READ_FIRST));
  const made: number[] = [];
  const durations: Stay[] = [];
  let here = 0;
  while (here < plan.followers) {
    const follow = drawFollow(plan, { since, until, bursts }, random);
    const stay = {
      person: made.length,
      follow,
      leave: follow + exponential(random) * MEAN_SPELL_DAYS * DAY,
    };
    made.push(drawMade(plan, follow, (follow - since) / (until - since), random));
    if (chance(random, SUSPENDED)) suspend(stay, random);
    durations.push(stay);
    if (stay.leave > READ_FIRST) here += Number(follow <= READ_FIRST);
    else if (chance(random, RETURNING)) {
      const again = stay.leave + exponential(random) * 60 * DAY;
      const leave = again + exponential(random) * MEAN_SPELL_DAYS * DAY;
      if (again > until) continue;
      durations.push({ person: stay.person, follow: again, leave });
      here += Number(again <= READ_FIRST && leave > READ_FIRST);
    }
  }
  durations.sort((a, b) => a.follow - b.follow);
  const snapshots = Array.from({ length: plan.snapshots }, (_, r) => READ_FIRST + r * WEEK).map(
    (at) => ({ at, followers: listAt(durations, at) }),
  );
  return { made: Float64Array.from(made), durations, snapshots, since };
}

function drawFollow(
  { growth }: ListPlan,
  { since, until, bursts }: { since: number; until: number; bursts: number[] },
  random: Random,
): number {
  if (chance(random, IN_BURSTS)) {
    const burst = bursts[Math.floor(random() * bursts.length)]!;
    return Math.min(until, burst + exponential(random) * 2 * DAY);
  }
  return since + (until - since) * random() ** (1 / growth);
}

function drawMade(
  { youngShare, youngDrift }: ListPlan,
  follow: number,
  passed: number,
  random: Random,
): number {
  const young = youngShare * youngDrift ** (passed - 0.5);
  const mean = (chance(random, young) ? YOUNG_DAYS : OLD_DAYS) * DAY;
  const old = follow - exponential(random) * mean;
  return old > PLATFORM_BEGAN ? old : between(random, PLATFORM_BEGAN, follow);
}

function suspend(stay: Stay, random: Random): void {
  const from = between(random, stay.follow, Math.min(stay.leave, READ_FIRST + 10 * WEEK));
  stay.away = { from, to: from + exponential(random) * 4 * WEEK };
}

function listAt(durations: readonly Stay[], at: number): number[] {
  return durations
    .filter(
      ({ follow, leave, away }) =>
        follow <= at && leave > at && !(away !== undefined && away.from <= at && away.to > at),
    )
    .map(({ person }) => person)
    .reverse();
}
