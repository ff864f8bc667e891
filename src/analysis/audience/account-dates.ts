import type { AudienceLog, Profile } from '../../model/audience-log.ts';
import type { Platform } from '../../model/events.ts';
import { personIdOf } from '../../model/handles.ts';
import { timeOfId } from '../../model/snowflake.ts';

/**
 * Returns when each person's account was made, ms: from the profile or, on X, from the id.
 * -Infinity if unknown. Cost: O(people).
 */
export function accountDates({ account, people }: AudienceLog): Float64Array {
  const dates = new Float64Array(people.count);
  for (let person = 0; person < people.count; person++) {
    dates[person] = madeAt(account.platform, people.ids[person], people.profiles[person]);
  }
  return dates;
}

/**
 * Returns when the owner's account was made, before which nobody followed. -Infinity if unknown.
 */
export function ownerSince({ account, people }: AudienceLog): number {
  const person = people.ids.indexOf(personIdOf(account.platform, account.id));
  return madeAt(account.platform, account.id, people.profiles[person]);
}

function madeAt(platform: Platform, id: string, profile: Profile | undefined): number {
  return profile?.createdAt ?? (platform === 'x' ? timeOfId(id) : undefined) ?? -Infinity;
}
