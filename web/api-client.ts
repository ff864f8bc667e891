import { hc } from 'hono/client';
import type { AppType } from '../src/http/app.ts';
import type { Problem } from '../src/http/problem.ts';
import type { TribeReport } from '../src/model/report.ts';

const client = hc<AppType>(location.origin);

/** What a page is waiting for, or has, or did not get. */
export type Answer<Value> =
  | { state: 'waiting' }
  | { state: 'here'; value: Value }
  | { state: 'failed'; title: string; advice: string };

/** The tribe report. Never rejects: what went wrong is an answer too. */
export async function fetchReport(): Promise<Answer<TribeReport>> {
  try {
    const response = await client.api.v1.report.$get();
    if (response.ok) return { state: 'here', value: await response.json() };
    const problem = (await response.json()) as Problem;
    return { state: 'failed', title: problem.title, advice: problem.detail ?? '' };
  } catch {
    return {
      state: 'failed',
      title: 'The server does not answer',
      advice: 'Look whether `tribe serve` is still running.',
    };
  }
}
