import type { PriceList } from '../prices.ts';

/** The price if the signed-in user owns the developer app and reads their own account. */
const OWNED_PRICE = 1_000;

/**
 * X's price list (docs.x.com, "X API pricing"). A person who reacted to a post costs as much as a
 * user, whatever the reaction.
 */
export const X_PRICES: PriceList = {
  asOf: '2026-08-15',
  full: {
    followers: 10_000,
    following: 10_000,
    users: 10_000,
    posts: 5_000,
    mentions: 5_000,
    quotes: 5_000,
    reposts: 10_000,
    likes: 10_000,
    events: 10_000,
  },
  owned: {
    followers: OWNED_PRICE,
    following: OWNED_PRICE,
    posts: OWNED_PRICE,
    mentions: OWNED_PRICE,
  },
};
