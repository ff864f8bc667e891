import { EXIT, TribeError } from '../model/errors.ts';
import type { PostId } from '../model/ids.ts';

/**
 * Returns the post with that id, or with an address that ends in it. Throws a `TribeError` if there
 * is none.
 */
export function postNamed(requested: string, known: ReadonlySet<string>): PostId {
  const last = requested
    .replace(/[?#].*$/u, '')
    .split('/')
    .findLast((part) => part !== '');
  const found = [requested, last].find((id) => id !== undefined && known.has(id));
  if (found !== undefined) return found as PostId;
  throw new TribeError(
    `There is no post '${requested}'.`,
    'To see the ids of your posts: tribe topics --posts',
    EXIT.usage,
  );
}
