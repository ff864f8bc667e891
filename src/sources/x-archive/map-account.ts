import type { Fields } from '../../model/fields.ts';
import { idField, LONGEST, optionalText } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import { formatInstant } from '../../model/instant.ts';
import { optionalObject, unwrapped } from './archive-fields.ts';
import { optionalArchiveTime } from './map-time.ts';

/** The owner of an archive. */
export interface OwnerFacts {
  id: string;
  handle: string | undefined;
  name: string | undefined;
  createdAt?: Instant | undefined;
  profile: Profile;
}

export interface Profile {
  bio?: string | undefined;
  location?: string | undefined;
}

/**
 * Returns the owner from a record of `account.js`, from `userInfo` in `manifest.js`, from
 * `user_details.js` or from the author of an old post. Each has other names for the same fields.
 * Throws a `Rejection`.
 */
export function mapAccount(record: unknown): OwnerFacts {
  const account = unwrapped(record, 'account');
  const named = (names: readonly string[]): string =>
    names.find((n) => account[n] != null) ?? names[0];
  return {
    id: idField(account, named(['accountId', 'id_str', 'id'])),
    handle: optionalText(account, named(['username', 'userName', 'screen_name']), LONGEST.handle),
    name: optionalText(
      account,
      named(['accountDisplayName', 'displayName', 'full_name', 'name']),
      LONGEST.name,
    ),
    createdAt: optionalArchiveTime(account, named(['createdAt', 'created_at'])),
    profile: profileIn(account),
  };
}

/** Returns the profile in a record of `profile.js`. Throws a `Rejection`. */
export function mapProfile(record: unknown): Profile {
  const profile = unwrapped(record, 'profile');
  return profileIn(optionalObject(profile, 'description') ?? {});
}

/** Returns the owner as events: the account, and the profile at the time of the archive. */
export function mapOwner(
  owner: OwnerFacts,
  profile: Profile | undefined,
  at: Instant | undefined,
): Fields[] {
  const { id, handle, name, createdAt } = owner;
  return [
    { type: 'account', id, platform: 'x', handle, name },
    {
      type: 'person',
      id,
      handle,
      name,
      ...owner.profile,
      ...profile,
      ...(createdAt !== undefined && { createdAt: formatInstant(createdAt) }),
      ...(at !== undefined && { at: formatInstant(at) }),
    },
  ];
}

function profileIn(fields: Fields): Profile {
  const bio = optionalText(fields, 'bio', LONGEST.bio);
  const location = optionalText(fields, 'location', LONGEST.location);
  return { ...(bio !== undefined && { bio }), ...(location !== undefined && { location }) };
}
