/** What X charges for, told apart by how it was asked. */
export const RESOURCES = [
  'followers',
  'following',
  'users',
  'posts',
  'mentions',
  'quotes',
  'reposts',
  'likes',
  'events',
] as const;
export type Resource = (typeof RESOURCES)[number];

/** Prices in micro-dollars for one resource returned. */
export type Prices = Record<Resource, number>;

/** The day on which X's list was looked at. It moves: the owner may set prices of their own. */
export const PRICES_AS_OF = '2026-08-15';

/**
 * X's list prices (docs.x.com, "X API pricing"). A user who reacted to a post is charged as a user,
 * whatever it was.
 */
const LIST_PRICES: Prices = {
  followers: 10_000,
  following: 10_000,
  users: 10_000,
  posts: 5_000,
  mentions: 5_000,
  quotes: 5_000,
  reposts: 10_000,
  likes: 10_000,
  events: 10_000,
};

/** "Owned reads": the signed-in user's own, where that user also owns the developer app. */
const OWNED: readonly Resource[] = ['followers', 'following', 'posts', 'mentions'];
const OWNED_PRICE = 1_000;

/** What reads cost an account: as the owner says, else by X's list. */
export function pricesFor(owned: boolean, overrides: Partial<Prices>): Prices {
  const prices = { ...LIST_PRICES };
  if (owned) for (const resource of OWNED) prices[resource] = OWNED_PRICE;
  return { ...prices, ...overrides };
}
