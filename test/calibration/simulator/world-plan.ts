import { seededRandom, type Random } from '../../../src/stats/random.ts';
import { between, chance, logBetween, normal, pick, wholeBetween } from './draws.ts';
import { THEMES } from './vocabularies.ts';

/** How the audience is watched: every follow and unfollow to the moment, or lists read from time to time. */
export type Watch = 'exact' | 'daily' | 'weekly';

/**
 * How a post's effect comes and goes, with the same sum over time: fading by half and half again;
 * as strong as at first for a while, then over; or rising first and then fading.
 */
export type Shape = 'fading' | 'lasting' | 'rising';

/**
 * The causes at work in one world. Each person's hazard of unfollowing, an hour, is
 *
 *   base x group x own frailty x youth x tie x season x weekday x overdispersion x exp(sum over topics of effect x exposure + flood)
 *
 * and new followers come at base rate x season x overdispersion, plus the sum over topics of gain x
 * exposure, plus bursts. Exposure to a topic is the sum over its posts of share x reach x what is
 * left of the post's effect at its age: see `Shape`. Only the first shape is that of the analysis.
 */
export interface WorldPlan {
  seed: number;
  followers: number;
  days: number;
  watch: Watch;
  /** Topics cost nobody and bring nobody. */
  isNull: boolean;
  /** With all that goes wrong in real data. */
  isTroubled: boolean;
  /** 0 to 1: how often a post on one topic is also on its partner. */
  together: number;
  topics: TopicPlan[];
  groups: GroupPlan[];
  halfLifeDays: number;
  shape: Shape;
  postsPerDay: number;
  replies: { share: number; reach: number };
  /** Departures a day of an old, unreturned follower. */
  hazard: number;
  floods: { perYear: number; posts: number; effect: number };
  /** Spread of the log of a day's common factor, and how much of it the next day keeps. */
  overdispersion: { spread: number; kept: number };
  season: number;
  /** Spread of the log of each weekday's factor. */
  weekdays: number;
  youth: { extra: number; days: number };
  mutual: { share: number; factor: number };
  frailty: number;
  /** Follows a day that no topic brings, for each follower at the beginning. */
  baseFollows: number;
  /** Growth of the base rate over the whole time, as a factor. */
  growth: number;
  bursts: { count: number; share: number };
  followChurners: FollowChurnerPlan;
  purge: number;
  faults: { missed: number; spoilt: number; absent: number };
  returns: number;
  /** Whether those who disappeared are looked up, or platforms tell why they went. */
  toldWhy: boolean;
  profilesRead: number;
  /** Weight of words that all groups use. */
  overlap: number;
  ties: number;
}

/** People who follow to be followed back, and what they look like. */
export interface FollowChurnerPlan {
  /** How many a year for each follower at the beginning. */
  perYear: number;
  /** Each visits from once to this often, evenly. */
  mostVisits: number;
  /** Mean of exponential visits in days; undefined: evenly from half a day to eight. */
  meanVisit?: number;
  /** Median of the accounts they follow. */
  followed: number;
  /** Their followers for each account that they follow, evenly within. */
  followersEach: readonly [number, number];
  /** Share whose bio asks to be followed back, and of others whose bio does, too. */
  asks: number;
  othersAsk: number;
}

export interface TopicPlan {
  label: string;
  /** Share of the posts. */
  share: number;
  campaigns: { from: number; to: number; factor: number }[];
  /** Follows a post, for each follower at the beginning. */
  gain: number;
  /** Factor on the hazard of those it brings. */
  passing: number;
  /** The group that most of those it brings belong to. */
  brings: number;
}

export interface GroupPlan {
  share: number;
  hazard: number;
  /** Position in `THEMES`. */
  theme: number;
  /** Log hazard ratio per unit of exposure, by topic. */
  effect: number[];
  /** Share whom the owner follows too, where it is not that of everybody. */
  mutual?: number;
  /** The one topic they react to; `undefined`: whatever was posted last. */
  onlyTopic?: number;
}

const LABELS = ['Garden', 'Markets', 'Trains', 'Poetry', 'Climate', 'Chess', 'Recipes', 'Space'];

/** Draws a world; the same seed gives the same world. Every `HUGE`th has 100,000 followers. */
export function drawWorldPlan(seed: number, index: number): WorldPlan {
  const random = seededRandom(seed * 100_003 + index);
  const isTroubled = chance(random, 0.6);
  const followers = drawFollowers(random, index);
  const watch = (['exact', 'daily', 'weekly'] as const)[
    pick(random, [4, followers > 5000 ? 2 : 4, 2])
  ];
  const days = watch === 'weekly' ? wholeBetween(random, 300, 540) : wholeBetween(random, 120, 400);
  const isNull = chance(random, 0.25);
  const trouble = (calm: number, troubled: number): number => (isTroubled ? troubled : calm);
  const halfLifeDays = logBetween(random, 0.5, 4);
  const postsPerDay = logBetween(random, 0.7, 5);
  const topics = drawTopics(random, days, isNull);
  return {
    seed: seed * 100_003 + index,
    followers,
    days: followers > 5000 && watch === 'daily' ? Math.min(days, 150) : days,
    watch,
    isNull,
    isTroubled,
    together: chance(random, 0.4) ? between(random, 0.4, 0.85) : between(random, 0, 0.2),
    topics,
    groups: drawGroups(random, topics, isNull, (postsPerDay * halfLifeDays) / Math.LN2),
    halfLifeDays,
    shape: (['fading', 'lasting', 'rising'] as const)[pick(random, [3, 1, 1])],
    postsPerDay,
    replies: { share: between(random, 0, 0.3), reach: between(random, 0.05, 0.3) },
    hazard: logBetween(random, 0.0003, 0.0018),
    floods: {
      perYear: trouble(0, 5),
      posts: wholeBetween(random, 10, 20),
      effect: between(random, 0.01, 0.06) / halfLifeDays,
    },
    overdispersion: {
      spread: trouble(between(random, 0, 0.1), between(random, 0.1, 0.35)),
      kept: between(random, 0, 0.7),
    },
    season: trouble(0, between(random, 0, 0.3)),
    weekdays: trouble(0, between(random, 0, 0.2)),
    youth: { extra: between(random, 0.5, 3), days: between(random, 8, 40) },
    mutual: { share: between(random, 0.05, 0.3), factor: between(random, 2, 3) },
    frailty: between(random, 0, 0.6),
    baseFollows: logBetween(random, 0.0004, 0.002),
    growth: logBetween(random, 0.6, 1.8),
    bursts: { count: trouble(0, wholeBetween(random, 0, 2)), share: between(random, 0.02, 0.06) },
    followChurners: {
      perYear: chance(random, trouble(0.4, 0.9)) ? between(random, 0.01, 0.08) : 0,
      mostVisits: 5,
      followed: Math.exp(8),
      followersEach: [0.15, 1.05],
      asks: 0,
      othersAsk: 0,
    },
    purge: chance(random, trouble(0, 0.6)) ? between(random, 0.005, 0.03) : 0,
    faults: {
      missed: trouble(0.01, between(random, 0.02, 0.1)),
      spoilt: trouble(0, between(random, 0, 0.015)),
      absent: trouble(0, between(random, 0, 0.015)),
    },
    returns: between(random, 0, 0.1),
    toldWhy: chance(random, 0.5),
    profilesRead: chance(random, 0.2) ? 0 : between(random, 0.8, 1),
    overlap: between(random, 0.2, 0.5),
    ties: chance(random, 0.5) ? between(random, 1, 4) : 0,
  };
}

const HUGE = 100;
/** Log hazard ratio of a post just made. */
const MOST_EFFECT = 0.4;

function drawFollowers(random: Random, index: number): number {
  const size = pick(random, [25, 67, 8]);
  if (index % HUGE === HUGE - 1) return 100_000;
  if (size === 0) return Math.round(logBetween(random, 300, 1000));
  return size === 1 ? Math.round(logBetween(random, 1000, 5000)) : 20_000;
}

function drawTopics(random: Random, days: number, isNull: boolean): TopicPlan[] {
  const topics = LABELS.slice(0, wholeBetween(random, 3, LABELS.length)).map((label) => ({
    label,
    share: logBetween(random, 0.3, 1.5),
    campaigns: Array.from({ length: wholeBetween(random, 0, 3) }, () => {
      const from = between(random, 0, days);
      return { from, to: from + between(random, 4, 30), factor: between(random, 2, 5) };
    }),
    gain: chance(random, 0.45) || isNull ? 0 : logBetween(random, 0.0002, 0.002),
    passing: chance(random, 0.3) ? between(random, 3, 8) : 1,
    brings: wholeBetween(random, 0, 2),
  }));
  const total = topics.reduce((sum, { share }) => sum + share, 0);
  return topics.map((topic) => ({ ...topic, share: topic.share / total }));
}

/** @param usual mean exposure to posts of all topics. */
function drawGroups(
  random: Random,
  topics: readonly TopicPlan[],
  isNull: boolean,
  usual: number,
): GroupPlan[] {
  const count = wholeBetween(random, 3, 6);
  const themes = Array.from(THEMES.keys()).map((theme) => ({ theme, order: random() }));
  themes.sort((a, b) => a.order - b.order);
  const apart = between(random, 0, 0.6);
  // Effects are planned by what a topic does while as much is posted on it as usual.
  const common = topics.map(
    () => [0, between(random, 0.1, 0.7), -between(random, 0.1, 0.45)][pick(random, [35, 40, 25])],
  );
  const groups = Array.from({ length: count }, (_, g) => ({
    share: logBetween(random, 0.4, 1.6),
    hazard: logBetween(random, 0.6, 1.6),
    theme: themes[g].theme,
    effect: topics.map(({ share }, k) => {
      const own =
        isNull || common[k] === 0 ? 0 : common[k] + apart * Math.abs(common[k]) * normal(random);
      // A campaign or a flood is several times the usual: nobody's hazard grows a hundredfold.
      return Math.min(MOST_EFFECT, own / Math.max(1, share * usual));
    }),
  }));
  const total = groups.reduce((sum, { share }) => sum + share, 0);
  return groups.map((group) => ({ ...group, share: group.share / total }));
}
