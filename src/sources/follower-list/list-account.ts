import type { AccountEvent, Platform } from '../../model/events.ts';
import type { Fields } from '../../model/fields.ts';
import { isId, type AccountId } from '../../model/ids.ts';
import type { Columns } from './columns.ts';
import { namedByAddress } from './person-named.ts';
import { textOf } from './values.ts';

/** Returns the account of a list, if the fields beside the list name it. */
export function accountBeside(beside: Fields): AccountEvent | undefined {
  const did = textOf(beside, 'subject.did') ?? textOf(beside, 'did');
  if (did !== undefined) {
    const handle = textOf(beside, 'subject.handle') ?? textOf(beside, 'handle');
    return accountOf('bluesky', did, handle);
  }
  // twarc writes the address of its request: …/2/users/14984942/followers
  const asked = /\/users\/(\d+)\/(?:followers|following|tweets)/.exec(
    textOf(beside, '__twarc.url') ?? '',
  );
  return asked === null ? undefined : accountOf('x', asked[1]!, undefined);
}

/** Returns the handle of a collection's owner from its ActivityPub address. */
export function handleBeside(beside: Fields): string | undefined {
  const address = textOf(beside, 'id') ?? textOf(beside, 'partOf');
  const owner = address?.replace(/\/(?:followers|following|outbox)(?:\.json|\?[^]*)?$/, '');
  return owner === undefined ? undefined : namedByAddress(owner)?.handle;
}

/** Returns the author of most of the posts. */
export function mainAuthor(sample: readonly Fields[], { author }: Columns): string | undefined {
  const counts = new Map<string, number>();
  for (const fields of sample) {
    const name = textOf(fields, author);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).at(0)?.[0];
}

/** Returns the account with that id; `undefined` if it is not an id from a platform. */
export function accountOf(
  platform: Platform,
  id: string,
  handle: string | undefined,
): AccountEvent | undefined {
  if (!isId(id)) return undefined;
  return {
    type: 'account',
    id: id as AccountId,
    platform,
    ...(handle !== undefined && { handle }),
  };
}
