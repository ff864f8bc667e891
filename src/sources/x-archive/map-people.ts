import type { Fields } from '../../model/fields.ts';
import { idField } from '../../model/fields.ts';
import { Rejection, show } from '../../model/rejection.ts';
import { formatInstant } from '../../model/instant.ts';
import { unwrapped } from './archive-fields.ts';
import { timeOfId } from '../../model/snowflake.ts';

/** Returns the person in a record of `follower.js` or `following.js`. Throws a `Rejection`. */
export function mapListed(record: unknown, wrapper: 'follower' | 'following'): string {
  const id = idField<string>(unwrapped(record, wrapper), 'accountId');
  if (!/^\d+$/.test(id)) throw new Rejection(`\`accountId\` (${show(id)}) is not an id of X`);
  return id;
}

/** Returns that the owner followed a person when the list was made. Nobody knows since when. */
export function mapFollowing(person: string, at: number | undefined): Fields[] {
  return [{ type: 'following', person, ...(at !== undefined && { at: formatInstant(at) }) }];
}

/**
 * Returns when a person's account was made, if their id shows it. This is no version of their profile,
 * so it has no time, and every version counts more.
 */
export function mapMadeAt(person: string, at: number | undefined): Fields[] {
  const made = timeOfId(person);
  // An account made after the list cannot be in it, so the id does not show the time.
  if (made === undefined || made > (at ?? Infinity)) return [];
  return [{ type: 'person', id: person, createdAt: formatInstant(made) }];
}
