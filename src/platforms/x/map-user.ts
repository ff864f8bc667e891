import { z } from 'zod';
import { LONGEST } from '../../model/fields.ts';
import type { PersonId } from '../../model/ids.ts';
import { isId } from '../../model/ids.ts';
import { parseInstant } from '../../model/instant.ts';
import { optionalCount, optionalText } from '../optional-fields.ts';
import type { AccountCounts, Profile } from '../platform-people.ts';

/** The fields to request for every user. X does not charge extra for them. */
export const USER_FIELDS = 'created_at,description,location,protected,public_metrics';
/**
 * Also requests the relation between the signed-in user and the other. This needs a user's token.
 */
export const USER_FIELDS_WITH_CONNECTION = `${USER_FIELDS},connection_status`;

/** An id. It is text, because numbers cannot hold it beyond 2^53. */
export const XId = z.string().refine((id) => isId(id) && id.length <= 64);

/** A user. Only the id must be valid; other invalid fields count as missing. */
export const XUser = z.object({
  id: XId,
  username: optionalText(LONGEST.handle),
  name: optionalText(LONGEST.name),
  description: optionalText(LONGEST.bio),
  location: optionalText(LONGEST.location),
  created_at: z.string().optional().catch(undefined),
  protected: z.boolean().optional().catch(undefined),
  public_metrics: z
    .object({
      followers_count: optionalCount,
      following_count: optionalCount,
      tweet_count: optionalCount,
    })
    .optional()
    .catch(undefined),
  connection_status: z.array(z.string()).optional().catch(undefined),
});
export type XUser = z.infer<typeof XUser>;

/** Returns the current profile of a user. */
export function profileOf(user: XUser): Profile {
  const profile: Profile = { type: 'person', id: user.id as PersonId };
  if (user.username !== undefined) profile.handle = user.username;
  if (user.name !== undefined) profile.name = user.name;
  if (user.description) profile.bio = user.description;
  if (user.location) profile.location = user.location;
  const createdAt = user.created_at === undefined ? undefined : parseInstant(user.created_at);
  if (createdAt !== undefined) profile.createdAt = createdAt;
  const { followers, following } = countsOf(user);
  if (followers !== undefined) profile.followers = followers;
  if (following !== undefined) profile.following = following;
  return profile;
}

/** Returns X's counts for a user. */
export function countsOf({ public_metrics: counted = {} }: XUser): AccountCounts {
  const { followers_count: followers, following_count: following, tweet_count: posts } = counted;
  return { followers, following, posts };
}

/** Returns the requested fields that none of these users has: X did not send them. */
export function missingFields(users: readonly XUser[]): string[] {
  if (users.length === 0) return [];
  const fields = ['created_at', 'public_metrics'] as const;
  return fields.filter((field) => users.every((user) => user[field] === undefined));
}
