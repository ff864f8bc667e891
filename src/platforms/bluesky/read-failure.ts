import { z } from 'zod';
import type { RateLimit } from '../platform-answer.ts';
import type { XrpcFailure } from './xrpc-answer.ts';

/** The body of a response with a status of 400 or more (XRPC specification). */
const Failure = z.object({
  error: z.string().max(100).catch(''),
  message: z.string().catch(''),
});

const LONGEST_REASON = 200;

/** Returns what a response with an error status means for the caller. */
export function readFailure(status: number, body: unknown, headers: Headers): XrpcFailure {
  if (status === 429) return { kind: 'limited', resetAt: rateLimitOf(headers)?.resetAt };
  if (status >= 500 || status === 408) {
    return { kind: 'failed', reason: `Bluesky returned status ${status}`, lost: false };
  }
  const { error, message } = Failure.safeParse(body).data ?? { error: '', message: '' };
  const words = (message || error).replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
  return { kind: 'refused', status, reason: words || `Bluesky returned status ${status}`, error };
}

/** Returns how many requests remain; `undefined` if the server sends no valid numbers. */
export function rateLimitOf(headers: Headers): RateLimit | undefined {
  const remaining = wholeNumber(headers.get('ratelimit-remaining'));
  const reset = wholeNumber(headers.get('ratelimit-reset'));
  if (remaining === undefined || reset === undefined) return undefined;
  return { remaining, resetAt: reset * 1000 };
}

function wholeNumber(value: string | null): number | undefined {
  return value !== null && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
