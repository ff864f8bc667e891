import type { Fields } from '../../model/fields.ts';
import { idField, LONGEST, optionalText } from '../../model/fields.ts';
import type { Instant } from '../../model/instant.ts';
import { formatInstant } from '../../model/instant.ts';
import { optionalObject, unwrapped } from './archive-fields.ts';
import { optionalArchiveTime } from './map-time.ts';

/** What an archive says of its owner. */
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
 * The owner, from a record of `account.js`, from `userInfo` of `manifest.js`, from
 * `user_details.js` or from what an old post says of its writer: each has names of its own for
 * the same. Throws a `Rejection`.
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

/** A record of `profile.js`. Throws a `Rejection`. */
export function mapProfile(record: unknown): Profile {
  const profile = unwrapped(record, 'profile');
  return profileIn(optionalObject(profile, 'description') ?? {});
}

/** The owner as events: whose archive it is, and their profile at the time when it was made. */
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
