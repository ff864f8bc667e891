import type { ClientResponse } from 'hono/client';
import type { Problem } from '../../src/http/problem.ts';

/** What a page is waiting for, or has, or did not get. */
export type Answer<Value> =
  | { state: 'waiting' }
  | { state: 'here'; value: Value }
  | { state: 'failed'; status: number; title: string; advice: string };

/** What went wrong and what to do, as sentences; titles come with a full stop or without. */
export function failureInWords({ title, advice }: { title: string; advice: string }): string {
  return `${title.replace(/\.$/, '')}. ${advice}`.trim();
}

/** What a request gives where it succeeds. */
type Given<Response> = Response extends ClientResponse<infer Body, 200, 'json'> ? Body : never;

/** What a request ended with. */
export type Outcome<Value> = Exclude<Answer<Value>, { state: 'waiting' }>;

/** Asks the server. Never rejects: a failure is an outcome too. */
export function ask<Response extends ClientResponse<unknown, number, string>>(
  request: () => Promise<Response>,
): Promise<Outcome<Given<Response>>> {
  return askFor(request, (response) => response.json() as Promise<Given<Response>>);
}

type Answered = Pick<Response, 'ok' | 'json'>;

/** The same for an answer that is no JSON, or whose type is not known. */
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
      title: 'The server does not answer',
      advice: 'Look whether `tribe serve` is still running.',
    };
  }
}
