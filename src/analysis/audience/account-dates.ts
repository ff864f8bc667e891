import type { AudienceLog, Profile } from '../../model/audience-log.ts';
import type { Platform } from '../../model/events.ts';
import { timeOfId } from '../../model/snowflake.ts';

/**
 * For each person when their account was made, in ms, as far as the profile or, on X, the id tells;
 * -Infinity where neither does. Where they differ the earlier is taken: nobody follows before there
 * is an account, so a date that is too early only tells less. Time O(people).
 */
export function accountDates({ account, people }: AudienceLog): Float64Array {
  return Float64Array.from(people.ids, (id, person) =>
    madeAt(account.platform, id, people.profiles[person]),
  );
}

/** When the owner's account was made; nobody followed earlier. -Infinity where not known. */
export function ownerSince({ account, people }: AudienceLog): number {
  const person = people.ids.indexOf(account.id);
  return madeAt(account.platform, account.id, people.profiles[person]);
}

function madeAt(platform: Platform, id: string, profile: Profile | undefined): number {
  const byId = platform === 'x' ? timeOfId(id) : undefined;
  const told = [profile?.createdAt, byId].filter((time) => time !== undefined);
  return told.length > 0 ? Math.min(...told) : -Infinity;
}
