import { z } from '@hono/zod-openapi';

/** An error, for programs and people (RFC 9457). */
export const Problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().describe('what to do about it'),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;

/** Returns the body of an error response. */
export function problemText(status: number, title: string, detail?: string): string {
  const problem: Problem = { type: 'about:blank', title, status, ...(detail && { detail }) };
  return `${JSON.stringify(problem)}\n`;
}

/** Returns an error response. Do not put anything into it that belongs only in the log. */
export function problemResponse(status: number, title: string, detail?: string): Response {
  return new Response(problemText(status, title, detail), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** Thrown by a route to refuse a request; becomes an error response. */
export class Refusal extends Error {
  readonly status: number;
  readonly advice: string | undefined;
  /** Seconds after which to try again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, title: string, advice?: string, retryAfter?: number) {
    super(title);
    this.status = status;
    this.advice = advice;
    this.retryAfter = retryAfter;
  }
}
