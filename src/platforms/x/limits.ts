/** How X cuts what it sends, and how often it may be asked (its documentation, 2026-08). */
export interface EndpointLimits {
  /** Largest and smallest `max_results`. */
  page: number;
  leastPage: number;
  /** Calls in a quarter of an hour with a user's token, and with an app's. */
  userCalls: number;
  appCalls: number;
}

export const LIMITS = {
  'users/me': { page: 1, leastPage: 1, userCalls: 75, appCalls: 0 },
  users: { page: 100, leastPage: 1, userCalls: 900, appCalls: 300 },
  'users/:id': { page: 1, leastPage: 1, userCalls: 900, appCalls: 300 },
  'users/by/username/:username': { page: 1, leastPage: 1, userCalls: 900, appCalls: 300 },
  'users/:id/followers': { page: 1000, leastPage: 1, userCalls: 300, appCalls: 300 },
  'users/:id/following': { page: 1000, leastPage: 1, userCalls: 300, appCalls: 300 },
  'users/:id/tweets': { page: 100, leastPage: 5, userCalls: 900, appCalls: 10_000 },
  'users/:id/mentions': { page: 100, leastPage: 5, userCalls: 300, appCalls: 450 },
  'tweets/:id/liking_users': { page: 100, leastPage: 1, userCalls: 75, appCalls: 75 },
  'tweets/:id/retweeted_by': { page: 100, leastPage: 1, userCalls: 75, appCalls: 75 },
  'tweets/:id/quote_tweets': { page: 100, leastPage: 10, userCalls: 75, appCalls: 75 },
  'activity/subscriptions': { page: 100, leastPage: 1, userCalls: 100, appCalls: 100 },
} as const satisfies Record<string, EndpointLimits>;

/** What may be asked for. */
export type Endpoint = keyof typeof LIMITS;

/** Limits are counted over this time, in ms; so long is waited where X does not say for how long. */
export const LIMIT_WINDOW = 15 * 60_000;
