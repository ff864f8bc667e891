/** The result of a request. It never contains a token or the headers of the request. */
export type PlatformAnswer<Page> = PageAnswer<Page> | PlatformFailure;

export interface PageAnswer<Page> {
  kind: 'page';
  page: Page;
  /** The ids of what the platform charges for. */
  charged: readonly string[];
  limit: RateLimit | undefined;
}

/** The result of a request that brought no page. */
export type PlatformFailure =
  /** Too many requests. The platform allows the next one at `resetAt`, if known. */
  | { kind: 'limited'; resetAt: number | undefined }
  /** The platform rejects the token, now or for the first time. */
  | { kind: 'unauthorized' }
  /** The credits are used up. Waiting does not help. */
  | { kind: 'no credits' }
  /** The platform no longer knows the position in the list. */
  | { kind: 'expired' }
  /** The same request would fail again. */
  | { kind: 'refused'; status: number; reason: string }
  /** A response came, which the platform may charge for, but we cannot read it. */
  | { kind: 'misunderstood'; reason: string; limit: RateLimit | undefined }
  /** A new attempt may work. `lost`: the platform may have responded, and charged for it. */
  | { kind: 'failed'; reason: string; lost: boolean };

/** The number of requests that the platform still allows. */
export interface RateLimit {
  remaining: number;
  /** ms since 1970. */
  resetAt: number;
}
