import type { Context } from 'hono';
import type { Page } from '../app/pages/pages.ts';
import { problemResponse } from './problem.ts';

/** Shorter than this, packing is not worth it. */
const WORTH_PACKING = 1000;

/**
 * Sends a page: not at all where the browser has it already, which costs no work; else packed where
 * the browser takes that.
 */
export async function sendPage(context: Context, { tag, answer }: Page): Promise<Response> {
  const headers = {
    ETag: tag,
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Encoding, Cookie',
  };
  const known = context.req.header('if-none-match') ?? '';
  if (known.split(',').some((held) => held.trim().replace(/^W\//u, '') === tag)) {
    return context.body(null, 304, headers);
  }
  const found = await answer();
  if (found === undefined) return problemResponse(404, 'There is nothing with this id');
  const { plain, packed } = found;
  const packs = /\bgzip\b/u.test(context.req.header('accept-encoding') ?? '');
  if (!packs || plain.length < WORTH_PACKING) {
    return context.body(plain, 200, { ...headers, 'Content-Type': 'application/json' });
  }
  return context.body(packed, 200, {
    ...headers,
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
  });
}
