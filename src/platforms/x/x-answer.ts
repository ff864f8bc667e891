import type { PlatformFailure, RateLimit } from '../platform-answer.ts';

/** X's response to a request, before we validate its body. */
export type XAnswer = { kind: 'body'; body: unknown; limit: RateLimit | undefined } | XFailure;

/** A failure that is known before we validate the body. */
export type XFailure = Exclude<PlatformFailure, { kind: 'misunderstood' | 'expired' }>;

const LONGEST_REASON = 200;

/** Shortens a reason in X's words, on one line. The caller makes it safe to print. */
export function shortReason(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
}
