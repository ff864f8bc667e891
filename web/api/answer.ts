import type { ClientResponse } from 'hono/client';
import type { Problem } from '../../src/http/problem.ts';

/** The state of a request. */
export type Answer<Value> =
  | { state: 'waiting' }
  | { state: 'here'; value: Value }
  | { state: 'failed'; status: number; title: string; advice: string };

/** The error and the advice as sentences. Titles come with or without a full stop. */
export function failureInWords({ title, advice }: { title: string; advice: string }): string {
  return `${title.replace(/\.$/, '')}. ${advice}`.trim();
}

/** The body of a successful response. */
type Given<Response> = Response extends ClientResponse<infer Body, 200, 'json'> ? Body : never;

/** The result of a request. */
export type Outcome<Value> = Exclude<Answer<Value>, { state: 'waiting' }>;

/** Sends a request. Never rejects: a failure is an outcome too. */
export function ask<Response extends ClientResponse<unknown, number, string>>(
  request: () => Promise<Response>,
): Promise<Outcome<Given<Response>>> {
  return askFor(request, (response) => response.json() as Promise<Given<Response>>);
}

type Answered = Pick<Response, 'ok' | 'json'>;

/** The same for a response that is not JSON, or whose type is unknown. */
export async function askFor<Value, Got extends Answered>(
  request: () => Promise<Got>,
  read: (response: Got) => Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    const response = await request();
    if (response.ok) return { state: 'here', value: await read(response) };
    const { status, title, detail } = (await response.json()) as Problem;
    return { state: 'failed', status, title, advice: detail ?? '' };
  } catch {
    return {
      state: 'failed',
      status: 0,
      title: 'The server does not respond',
      advice: 'Check that `tribe serve` is still running.',
    };
  }
}
