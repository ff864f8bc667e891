/**
 * The simulated world, in numbers. None of them is measured from real people. They make a story
 * that an owner of a mostly technical account recognises:
 *
 * - Technical posts attract people of that craft, and keep them a little.
 * - Posts on politics cost followers outside the tribe, and keep those who care about it.
 * - Posts on LGBT topics attract people who stay, and some bystanders leave.
 * - Posts on a television series attract passing traffic.
 * - A flood of posts costs followers whatever its topic.
 *
 * Each person's hazard of unfollowing, per day, is
 *
 *   group.hazard x tenure x tie x season x overdispersion x exp(sum_k effect[group][k] exposure_k + flood)
 *
 * where the exposure to topic k is the sum over its posts of weight x reach x 2^(-age / half-life).
 * New follows come at a base rate plus, per post, `gain` of its topic, spread over the same decay.
 */

/** The half-life of a post's effect, in days. */
export const HALF_LIFE_DAYS = 1.5;
/** The share of the audience that a post of each kind reaches. */
export const REACH = { original: 1, quote: 1, repost: 1, reply: 0.1 } as const;
/** A flood is exposure to posts of any topic beyond this multiple of the usual. */
export const FLOOD_THRESHOLD = 1.8;
/** The log hazard ratio per unit of exposure beyond the threshold. */
export const FLOOD_EFFECT = 0.07;
/** The number of posts in a flood, and of floods in a year. */
export const FLOOD = { posts: 24, perYear: 6 } as const;
/** The hazard of leaving is divided by this if the owner follows back. */
export const MUTUAL_FACTOR = 2.5;
/**
 * The hazard of newcomers relative to established followers, up to a number of days after the
 * follow.
 */
export const TENURE = [
  { days: 30, factor: 2.2 },
  { days: 90, factor: 1.4 },
  { days: Infinity, factor: 1 },
] as const;
/**
 * The standard deviation of the log of a day's common factor on all hazards. It makes departures
 * cluster.
 */
export const OVERDISPERSION = 0.2;
/** The largest deviation of the yearly season from 1. */
export const SEASON = 0.15;
/** The number of follows a day that no post explains, for each follower at the beginning. */
export const BASE_FOLLOWS = 0.0006;
/** The probability that somebody who unfollowed returns, and the mean wait in days. */
export const RETURN = { chance: 0.06, days: 25 } as const;
/** The hazards per day of disappearing for reasons other than a choice. */
export const OTHER_REASONS = { suspended: 0.00008, deleted: 0.00008, blocked: 0.00003 } as const;
/**
 * The number of follow churners a year for each follower at the beginning, and their habits in
 * days.
 */
export const FOLLOW_CHURNERS = { share: 0.04, spell: [1.2, 6], away: [8, 35], most: 5 } as const;
/** The times of the one-off events, as parts of the watch. */
export const PURGE_AT = 0.62;
export const BURST_AT = 0.45;
/**
 * The number of follows in the burst, for each follower at the beginning, and its length in days.
 */
export const BURST = { share: 0.03, days: 1.5 } as const;
