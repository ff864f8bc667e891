import type { AudienceLog, Profile } from '../../model/audience-log.ts';
import type { Platform } from '../../model/events.ts';
import { timeOfId } from '../../model/snowflake.ts';

/**
 * For each person when their account was made, in ms: by the profile, or else, on X, by the id;
 * -Infinity where neither tells. Time O(people).
 */
export function accountDates({ account, people }: AudienceLog): Float64Array {
  const dates = new Float64Array(people.count);
  for (let person = 0; person < people.count; person++) {
    dates[person] = madeAt(account.platform, people.ids[person], people.profiles[person]);
  }
  return dates;
}

/** When the owner's account was made; nobody followed earlier. -Infinity where not known. */
export function ownerSince({ account, people }: AudienceLog): number {
  const person = people.ids.indexOf(account.id);
  return madeAt(account.platform, account.id, people.profiles[person]);
}

function madeAt(platform: Platform, id: string, profile: Profile | undefined): number {
  return profile?.createdAt ?? (platform === 'x' ? timeOfId(id) : undefined) ?? -Infinity;
}
