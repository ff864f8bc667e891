const WINDOW = 15 * 60_000;

/**
 * The number of calls in 15 minutes, with a user's token and with an app's (docs.x.com, 2026-08).
 */
const CALLS: Record<string, { user: number; app: number }> = {
  'users/me': { user: 75, app: 0 },
  users: { user: 900, app: 300 },
  'users/:id': { user: 900, app: 300 },
  'users/by/username/:username': { user: 900, app: 300 },
  'users/:id/followers': { user: 300, app: 300 },
  'users/:id/following': { user: 300, app: 300 },
  'users/:id/tweets': { user: 900, app: 10_000 },
  'users/:id/mentions': { user: 300, app: 450 },
  'tweets/:id/liking_users': { user: 75, app: 75 },
  'tweets/:id/retweeted_by': { user: 75, app: 75 },
  'tweets/:id/quote_tweets': { user: 75, app: 75 },
};
const OTHERS = { user: 100, app: 100 };

/** Counts calls by endpoint and kind of token, in windows that begin with the first call. */
export class RateLimits {
  readonly #share: number;
  readonly #windows = new Map<string, { endsAt: number; left: number; limit: number }>();

  /** @param share of X's limits, so that tests reach them soon. */
  constructor(share: number) {
    this.#share = share;
  }

  /** Counts one more call. Returns whether it is allowed, and the headers. */
  take(
    endpoint: string,
    as: 'user' | 'app',
    now: number,
  ): { allowed: boolean; headers: Record<string, string> } {
    const key = `${as} ${endpoint}`;
    let window = this.#windows.get(key);
    if (window === undefined || now >= window.endsAt) {
      const limit = Math.max(1, Math.round((CALLS[endpoint] ?? OTHERS)[as] * this.#share));
      // X rounds the reset to whole seconds.
      window = { endsAt: Math.ceil((now + WINDOW) / 1000) * 1000, left: limit, limit };
      this.#windows.set(key, window);
    }
    const allowed = window.left > 0;
    if (allowed) window.left--;
    return {
      allowed,
      headers: {
        'x-rate-limit-limit': String(window.limit),
        'x-rate-limit-remaining': String(window.left),
        'x-rate-limit-reset': String(window.endsAt / 1000),
      },
    };
  }
}
