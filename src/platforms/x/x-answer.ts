/** What came of a request to X. Never holds a token, nor anything of a request's headers. */
export type XAnswer =
  | { kind: 'body'; body: unknown; limit: RateLimit | undefined }
  /** Asked too often; `resetAt` where X says when to go on. */
  | { kind: 'limited'; resetAt: number | undefined }
  /** The token is not, or no longer, good. */
  | { kind: 'unauthorized' }
  /** The credits are used up: waiting does not help. */
  | { kind: 'no credits' }
  /** Asking again would bring the same. */
  | { kind: 'refused'; status: number; reason: string }
  /** May work when asked again. `lost`: X may have answered, and charged for it. */
  | { kind: 'failed'; reason: string; lost: boolean };

export interface RateLimit {
  remaining: number;
  /** ms since 1970. */
  resetAt: number;
}

const LONGEST_REASON = 200;

/** A reason in X's words, short and on one line; the caller makes it safe to print. */
export function shortReason(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
}
