/**
 * The simulated world, in plain numbers. Nothing here is measured from real people; the figures
 * were chosen so that an owner of a mostly technical account recognises the story:
 *
 * - technical posts bring people who share that craft, and hold them a little;
 * - posts on politics cost followers outside the tribe, and hold those who care about it;
 * - posts on LGBT topics bring people who stay, and some bystanders leave;
 * - posts on a television series bring passing traffic;
 * - a flood of posts costs followers whatever it is about.
 *
 * Each person's hazard of unfollowing, per day, is
 *
 *   group.hazard x tenure x tie x season x bunching x exp(sum_k effect[group][k] exposure_k + overload)
 *
 * where the exposure to topic k is the sum over its posts of weight x reach x 2^(-age / half-life).
 * New follows come at a base rate plus, per post, `gain` of its topic, spread over the same decay.
 */
export interface SimulatedTopic {
  label: string;
  /** Share of the posts on a usual day. */
  share: number;
  /** Days of the year on which the topic is posted more often, and by what factor. */
  busy: { from: number; to: number; factor: number }[];
  /** Follows per post, for each 1,000 followers at the beginning. */
  gain: number;
  /** Who comes because of it: weights over `GROUPS`. */
  brings: number[];
}

export interface SimulatedGroup {
  name: string;
  /** Share of the followers at the beginning, and of those who come for no post. */
  share: number;
  /** Hazard of unfollowing per day of an established follower whom the owner does not follow. */
  hazard: number;
  /** Share whom the owner follows too. */
  mutual: number;
  /** Share that the platform takes away in its purge. */
  purged: number;
  /** Log hazard ratio of leaving per post, over `TOPICS`. */
  effect: number[];
  /** Probability of reacting to a post, over `TOPICS`, for a person of average activity. */
  reaction: number[];
}

/** How long a post goes on having an effect: its weight halves in this many days. */
export const HALF_LIFE_DAYS = 1.5;
/** Of a post of that kind, the part of the audience it reaches. */
export const REACH = { original: 1, quote: 1, repost: 1, reply: 0.1 } as const;
/** Exposure to posts of any topic beyond this multiple of the usual is a flood. */
export const FLOOD_THRESHOLD = 1.8;
/** Log hazard ratio per unit of exposure beyond the threshold. */
export const FLOOD_EFFECT = 0.07;
/** Posts within a flood, and how many floods there are in a year. */
export const FLOOD = { posts: 24, perYear: 6 } as const;
/** The owner following back divides the hazard of leaving by this. */
export const MUTUAL_FACTOR = 2.5;
/** Hazard of newcomers over that of established followers, up to that many days after the follow. */
export const TENURE = [
  { days: 30, factor: 2.2 },
  { days: 90, factor: 1.4 },
  { days: Infinity, factor: 1 },
] as const;
/** Standard deviation of the log of a day's common factor on all hazards: departures come in bunches. */
export const BUNCHING = 0.2;
/** Largest departure of the yearly season from 1. */
export const SEASON = 0.15;
/** Follows a day that no post explains, for each follower at the beginning. */
export const BASE_FOLLOWS = 0.0006;
/** Chance that one who unfollowed comes back, and the mean wait in days. */
export const RETURN = { chance: 0.06, days: 25 } as const;
/** Hazards a day of disappearing for reasons that are nobody's opinion. */
export const OTHER_REASONS = { suspended: 0.00008, deleted: 0.00008, blocked: 0.00003 } as const;
/** Follow-churners a year for each follower at the beginning, and their habits in days. */
export const CHURNERS = { share: 0.04, stay: [1.2, 6], away: [8, 35], most: 5 } as const;
/** Times of the one-off events, as parts of the watch. */
export const PURGE_AT = 0.62;
export const BURST_AT = 0.45;
/** Follows that the burst brings, for each follower at the beginning, and over how many days. */
export const BURST = { share: 0.03, days: 1.5 } as const;

export const TOPICS: readonly SimulatedTopic[] = [
  {
    label: 'Rust',
    share: 0.22,
    busy: [
      { from: 40, to: 52, factor: 2 },
      { from: 205, to: 215, factor: 2 },
    ],
    gain: 0.35,
    brings: [75, 8, 8, 2, 0, 0, 1, 6],
  },
  {
    label: 'TypeScript',
    share: 0.18,
    busy: [{ from: 120, to: 135, factor: 2 }],
    gain: 0.3,
    brings: [8, 74, 8, 2, 0, 0, 1, 7],
  },
  {
    label: 'Databases',
    share: 0.16,
    busy: [{ from: 265, to: 280, factor: 2 }],
    gain: 0.25,
    brings: [8, 8, 75, 2, 1, 0, 0, 6],
  },
  {
    label: 'Politics',
    share: 0.1,
    busy: [
      { from: 28, to: 46, factor: 3 },
      { from: 168, to: 190, factor: 3.5 },
      { from: 318, to: 330, factor: 3 },
    ],
    gain: 0.15,
    brings: [3, 3, 3, 8, 70, 2, 2, 9],
  },
  {
    label: 'LGBT',
    share: 0.09,
    busy: [{ from: 243, to: 273, factor: 3 }],
    gain: 1.2,
    brings: [3, 3, 2, 84, 4, 1, 2, 1],
  },
  {
    label: 'Television',
    share: 0.06,
    busy: [
      { from: 92, to: 148, factor: 4 },
      { from: 300, to: 340, factor: 4 },
    ],
    gain: 1.8,
    brings: [0, 1, 0, 3, 1, 88, 3, 4],
  },
  {
    label: 'Everyday life',
    share: 0.17,
    busy: [{ from: 78, to: 92, factor: 2 }],
    gain: 0.03,
    brings: [5, 5, 5, 10, 5, 5, 55, 10],
  },
];

/** Columns of `effect` and `reaction`: Rust, TypeScript, Databases, Politics, LGBT, Television, Everyday life. */
export const GROUPS: readonly SimulatedGroup[] = [
  {
    name: 'rust',
    share: 0.2,
    hazard: 0.0008,
    mutual: 0.18,
    purged: 0.02,
    effect: [-0.1, 0, -0.05, 0.4, 0, 0, 0],
    reaction: [0.03, 0.006, 0.012, 0.002, 0.003, 0.001, 0.004],
  },
  {
    name: 'web',
    share: 0.18,
    hazard: 0.001,
    mutual: 0.12,
    purged: 0.02,
    effect: [0, -0.08, 0, 0.45, 0, 0, 0],
    reaction: [0.005, 0.03, 0.008, 0.002, 0.004, 0.003, 0.005],
  },
  {
    name: 'data',
    share: 0.14,
    hazard: 0.0009,
    mutual: 0.1,
    purged: 0.02,
    effect: [0, 0, -0.1, 0.4, 0, 0, 0],
    reaction: [0.009, 0.005, 0.032, 0.002, 0.002, 0.001, 0.003],
  },
  {
    name: 'lgbt',
    share: 0.1,
    hazard: 0.0005,
    mutual: 0.4,
    purged: 0.01,
    effect: [0, 0, 0, 0, -0.25, 0, -0.05],
    reaction: [0.01, 0.012, 0.006, 0.02, 0.04, 0.012, 0.02],
  },
  {
    name: 'civic',
    share: 0.08,
    hazard: 0.0007,
    mutual: 0.28,
    purged: 0.01,
    effect: [0, 0, 0, -0.25, 0, 0, 0],
    reaction: [0.003, 0.003, 0.01, 0.04, 0.015, 0.004, 0.012],
  },
  {
    name: 'television',
    share: 0.05,
    hazard: 0.008,
    mutual: 0.02,
    purged: 0.04,
    effect: [0, 0, 0, 0.25, 0, 0, 0],
    reaction: [0.001, 0.001, 0.001, 0.002, 0.006, 0.04, 0.005],
  },
  {
    name: 'friends',
    share: 0.08,
    hazard: 0.0003,
    mutual: 0.6,
    purged: 0.01,
    effect: [0, 0, 0, 0.15, 0, 0, -0.3],
    reaction: [0.002, 0.002, 0.002, 0.008, 0.015, 0.015, 0.045],
  },
  {
    name: 'bystanders',
    share: 0.17,
    hazard: 0.0015,
    mutual: 0.03,
    purged: 0.12,
    effect: [0, 0, 0, 0.5, 0.25, 0, 0],
    reaction: [0.002, 0.002, 0.002, 0.002, 0.001, 0.004, 0.004],
  },
];
