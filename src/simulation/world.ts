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
 *   group.hazard x tenure x tie x season x overdispersion x exp(sum_k effect[group][k] exposure_k + flood)
 *
 * where the exposure to topic k is the sum over its posts of weight x reach x 2^(-age / half-life).
 * New follows come at a base rate plus, per post, `gain` of its topic, spread over the same decay.
 */

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
export const OVERDISPERSION = 0.2;
/** Largest departure of the yearly season from 1. */
export const SEASON = 0.15;
/** Follows a day that no post explains, for each follower at the beginning. */
export const BASE_FOLLOWS = 0.0006;
/** Chance that one who unfollowed comes back, and the mean wait in days. */
export const RETURN = { chance: 0.06, days: 25 } as const;
/** Hazards a day of disappearing for reasons that are nobody's opinion. */
export const OTHER_REASONS = { suspended: 0.00008, deleted: 0.00008, blocked: 0.00003 } as const;
/** Follow churners a year for each follower at the beginning, and their habits in days. */
export const FOLLOW_CHURNERS = { share: 0.04, spell: [1.2, 6], away: [8, 35], most: 5 } as const;
/** Times of the one-off events, as parts of the watch. */
export const PURGE_AT = 0.62;
export const BURST_AT = 0.45;
/** Follows that the burst brings, for each follower at the beginning, and over how many days. */
export const BURST = { share: 0.03, days: 1.5 } as const;
