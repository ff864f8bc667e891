import { z } from 'zod';
import { LONGEST } from '../../model/fields.ts';
import type { PersonId } from '../../model/ids.ts';
import { isId } from '../../model/ids.ts';
import { parseInstant } from '../../model/instant.ts';
import { optionalCount, optionalText } from '../optional-fields.ts';
import type { AccountCounts, Profile } from '../platform-people.ts';

/** An id of Bluesky. */
export const Did = z.string().refine((id) => id.startsWith('did:') && isId(id));

/**
 * A profile, in the short form of lists or the long one of `getProfiles`. Only the id must be valid;
 * other invalid fields count as missing.
 */
export const BlueskyProfile = z.object({
  did: Did,
  handle: optionalText(LONGEST.handle),
  displayName: optionalText(LONGEST.name),
  description: optionalText(LONGEST.bio),
  createdAt: z.string().optional().catch(undefined),
  followersCount: optionalCount,
  followsCount: optionalCount,
  postsCount: optionalCount,
  /** How many lists and starter packs the person made. */
  associated: z
    .object({ lists: optionalCount, starterPacks: optionalCount })
    .optional()
    .catch(undefined),
});
export type BlueskyProfile = z.infer<typeof BlueskyProfile>;

/** What the AppView sends for a handle that no longer leads to the account. */
export const NO_HANDLE = 'handle.invalid';

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
