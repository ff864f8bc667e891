/** What came of a request. Never contains a token or anything of the request's headers. */
export type PlatformAnswer<Page> = PageAnswer<Page> | PlatformFailure;

export interface PageAnswer<Page> {
  kind: 'page';
  page: Page;
  /** Ids of what the platform charges for in this answer. */
  charged: readonly string[];
  limit: RateLimit | undefined;
}

/** A request that brought no page. */
export type PlatformFailure =
  /** Too many requests; `resetAt`: when the platform allows the next one, if it says so. */
  | { kind: 'limited'; resetAt: number | undefined }
  /** The platform does not accept the token, or no longer. */
  | { kind: 'unauthorized' }
  /** The credits are used up: waiting does not help. */
  | { kind: 'no credits' }
  /** The platform no longer knows the position in the list. */
  | { kind: 'expired' }
  /** The same request would bring the same answer. */
  | { kind: 'refused'; status: number; reason: string }
  /** An answer came, and maybe a charge, but we cannot read it. */
  | { kind: 'misunderstood'; reason: string; limit: RateLimit | undefined }
  /** A new attempt may work. `lost`: the platform may have answered, and charged for it. */
  | { kind: 'failed'; reason: string; lost: boolean };

/** How many requests the platform still allows. */
export interface RateLimit {
  remaining: number;
  /** ms since 1970. */
  resetAt: number;
}
