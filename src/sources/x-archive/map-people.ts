import type { Fields } from '../../model/fields.ts';
import { idField } from '../../model/fields.ts';
import { Rejection, show } from '../../model/rejection.ts';
import { formatInstant } from '../../model/instant.ts';
import { unwrapped } from './archive-fields.ts';
import { timeOfId } from '../../model/snowflake.ts';

/** Who a record of `follower.js` or `following.js` is about. Throws a `Rejection`. */
export function mapListed(record: unknown, wrapper: 'follower' | 'following'): string {
  const id = idField<string>(unwrapped(record, wrapper), 'accountId');
  if (!/^\d+$/.test(id)) throw new Rejection(`\`accountId\` (${show(id)}) is not an id of X`);
  return id;
}

/** The owner followed that person when the list was made; since when is not known. */
export function mapFollowing(person: string, at: number | undefined): Fields[] {
  return [{ type: 'following', person, ...(at !== undefined && { at: formatInstant(at) }) }];
}

/**
 * When somebody's account was made, where their id says so. It is no reading of their profile, and
 * so has no time: whatever a reading says counts more.
 */
export function mapMadeAt(person: string, at: number | undefined): Fields[] {
  const made = timeOfId(person);
  // Nobody is in a list before there is an account: then the id is not what it seems.
  if (made === undefined || made > (at ?? Infinity)) return [];
  return [{ type: 'person', id: person, createdAt: formatInstant(made) }];
}
