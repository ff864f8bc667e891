import type { PlatformFailure, RateLimit } from '../platform-answer.ts';

/** The answer of X to a request, before we read its body. */
export type XAnswer = { kind: 'body'; body: unknown; limit: RateLimit | undefined } | XFailure;

/** A failure that shows before we read the body. */
export type XFailure = Exclude<PlatformFailure, { kind: 'misunderstood' | 'expired' }>;

const LONGEST_REASON = 200;

/** A reason in X's words, short and on one line; the caller makes it safe to print. */
export function shortReason(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
}
