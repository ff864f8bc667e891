import { hc } from 'hono/client';
import type { AppType } from '../../src/http/app.ts';

/** The whole API. The header proves that a request comes from the dashboard. */
export const writingApi = hc<AppType>(location.origin, { headers: { 'x-tribefinder': '1' } }).api
  .v1;

export type WritingApi = typeof writingApi;
