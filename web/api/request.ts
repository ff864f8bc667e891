import type { ClientResponse } from 'hono/client';
import type { Problem } from '../../src/http/problem.ts';

/** The state of a request. */
export type RequestState<Value> =
  | { state: 'loading' }
  | { state: 'loaded'; value: Value }
  | { state: 'failed'; status: number; title: string; advice: string };

/** The error and the advice as sentences. Titles come with or without a full stop. */
export function failureInWords({ title, advice }: { title: string; advice: string }): string {
  return `${title.replace(/\.$/, '')}. ${advice}`.trim();
}

/** The body of a successful response. */
type BodyOf<Response> = Response extends ClientResponse<infer Body, 200, 'json'> ? Body : never;

/** The result of a request. */
export type Outcome<Value> = Exclude<RequestState<Value>, { state: 'loading' }>;

/** Sends a request. Never rejects: a failure is an outcome too. */
export function fetchJson<Response extends ClientResponse<unknown, number, string>>(
  request: () => Promise<Response>,
): Promise<Outcome<BodyOf<Response>>> {
  return fetchAs(request, (response) => response.json() as Promise<BodyOf<Response>>);
}

type AnyResponse = Pick<Response, 'ok' | 'json'>;

/** The same for a response that is not JSON, or whose type is unknown. */
export async function fetchAs<Value, Kind extends AnyResponse>(
  request: () => Promise<Kind>,
  read: (response: Kind) => Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    const response = await request();
    if (response.ok) return { state: 'loaded', value: await read(response) };
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
