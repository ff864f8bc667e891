import type { Context } from 'hono';
import type { Page } from '../app/pages/pages.ts';
import { problemResponse } from './problem.ts';

/** Pages with fewer bytes are sent uncompressed. */
const LEAST_COMPRESSED = 1000;

/**
 * Sends a page. If the browser has it already, sends only that it is unchanged, which costs no work.
 * Otherwise sends it compressed if the browser accepts that.
 */
export async function sendPage(context: Context, { tag, answer }: Page): Promise<Response> {
  const headers = {
    ETag: tag,
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Encoding, Cookie',
  };
  const known = context.req.header('if-none-match') ?? '';
  if (known.split(',').some((etag) => etag.trim().replace(/^W\//u, '') === tag)) {
    return context.body(null, 304, headers);
  }
  const found = await answer();
  if (found === undefined) return problemResponse(404, 'There is nothing with this id');
  const { plain, packed, isNewer } = found;
  const sent = isNewer ? { 'Cache-Control': 'no-store' } : headers;
  const acceptsGzip = /\bgzip\b/u.test(context.req.header('accept-encoding') ?? '');
  if (!acceptsGzip || plain.length < LEAST_COMPRESSED) {
    return context.body(plain, 200, { ...sent, 'Content-Type': 'application/json' });
  }
  return context.body(packed, 200, {
    ...sent,
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
  });
}
