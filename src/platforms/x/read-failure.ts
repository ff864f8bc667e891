import { z } from 'zod';
import { shortReason } from './x-answer.ts';
import type { RateLimit } from '../platform-answer.ts';
import type { XFailure } from './x-answer.ts';

/**
 * The body of a response with a status of 400 or more, in each of X's shapes: problems and lists of
 * codes.
 */
const Failure = z.object({
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  errors: z
    .array(z.object({ message: z.string().optional(), code: z.number().optional() }))
    .optional()
    .catch(undefined),
  error: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
});

/** X's old code for "rate limit exceeded". */
const RATE_LIMIT_CODE = 88;

/** Returns what a response with an error status means for the caller. */
export function readFailure(
  status: number,
  body: unknown,
  headers: Record<string, unknown>,
): XFailure {
  const failure = Failure.safeParse(body).data;
  const limited = status === 429 || failure?.errors?.some(({ code }) => code === RATE_LIMIT_CODE);
  if (limited === true) return { kind: 'limited', resetAt: rateLimitOf(headers)?.resetAt };
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 402) return { kind: 'no credits' };
  const words = failure?.detail ?? failure?.errors?.[0]?.message ?? failure?.error_description;
  const reason = shortReason(words ?? failure?.title ?? failure?.error ?? '');
  if (status >= 500 || status === 408) {
    return { kind: 'failed', reason: `X returned status ${status}`, lost: false };
  }
  return { kind: 'refused', status, reason: reason || `X returned status ${status}` };
}

/** Returns how many requests remain; `undefined` if X sends no valid numbers. */
export function rateLimitOf(headers: Record<string, unknown>): RateLimit | undefined {
  const remaining = wholeNumber(headers['x-rate-limit-remaining']);
  const reset = wholeNumber(headers['x-rate-limit-reset']);
  if (remaining === undefined || reset === undefined) return undefined;
  return { remaining, resetAt: reset * 1000 };
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
