/** The fewest and the most resources in one response (X's documentation, 2026-08). */
export const PAGE_SIZES = {
  'users/me': { least: 1, most: 1 },
  users: { least: 1, most: 100 },
  'users/:id': { least: 1, most: 1 },
  'users/by/username/:username': { least: 1, most: 1 },
  'users/:id/followers': { least: 1, most: 1000 },
  'users/:id/following': { least: 1, most: 1000 },
  'users/:id/tweets': { least: 5, most: 100 },
  'users/:id/mentions': { least: 5, most: 100 },
  'tweets/:id/liking_users': { least: 1, most: 100 },
  'tweets/:id/retweeted_by': { least: 1, most: 100 },
  'tweets/:id/quote_tweets': { least: 10, most: 100 },
  'activity/subscriptions': { least: 1, most: 100 },
} as const satisfies Record<string, { least: number; most: number }>;

/** The endpoints of X that we use. Each has its own rate limit. */
export type Endpoint = keyof typeof PAGE_SIZES;

/** The time over which X counts requests, in ms. */
export const LIMIT_WINDOW = 15 * 60_000;
