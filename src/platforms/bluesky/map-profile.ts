import { z } from 'zod';
import { LONGEST } from '../../model/fields.ts';
import type { PersonId } from '../../model/ids.ts';
import { isId } from '../../model/ids.ts';
import { parseInstant } from '../../model/instant.ts';
import type { AccountCounts, Profile } from '../platform.ts';

/** An id of Bluesky. */
export const Did = z.string().refine((id) => id.startsWith('did:') && isId(id));

const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.toWellFormed().replaceAll('\0', '').slice(0, longest))
    .optional()
    .catch(undefined);
const count = z.int().nonnegative().optional().catch(undefined);

/**
 * A profile, in the short form of lists or the long one of `getProfiles`. Only the id must be valid;
 * other invalid fields count as missing.
 */
export const BlueskyProfile = z.object({
  did: Did,
  handle: text(LONGEST.handle),
  displayName: text(LONGEST.name),
  description: text(LONGEST.bio),
  createdAt: z.string().optional().catch(undefined),
  followersCount: count,
  followsCount: count,
  postsCount: count,
});
export type BlueskyProfile = z.infer<typeof BlueskyProfile>;

/** What the AppView sends for a handle that no longer leads to the account. */
const NO_HANDLE = 'handle.invalid';

export function profileOf(profile: BlueskyProfile): Profile {
  const { did, handle, displayName, description, followersCount, followsCount } = profile;
  const createdAt = parseInstant(profile.createdAt ?? '');
  return {
    type: 'person',
    id: did as PersonId,
    ...(handle && handle !== NO_HANDLE && { handle }),
    ...(displayName && { name: displayName }),
    ...(description && { bio: description }),
    ...(createdAt !== undefined && { createdAt }),
    ...(followersCount !== undefined && { followers: followersCount }),
    ...(followsCount !== undefined && { following: followsCount }),
  };
}

export function countsOf({
  followersCount,
  followsCount,
  postsCount,
}: BlueskyProfile): AccountCounts {
  return { followers: followersCount, following: followsCount, posts: postsCount };
}
