import { z } from 'zod';
import { LONGEST } from '../../model/fields.ts';
import type { PersonEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import { isId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { parseInstant } from '../../model/instant.ts';

/** What is asked of every user: all of it comes with the user, at no price of its own. */
export const USER_FIELDS = 'created_at,description,location,protected,public_metrics';
/** Also how the signed-in user and the other stand to each other; only with a user's token. */
export const USER_FIELDS_WITH_CONNECTION = `${USER_FIELDS},connection_status`;

/** Ids are text, and never numbers: they exceed 2^53. */
export const XId = z.string().refine((id) => isId(id) && id.length <= 64);

const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.toWellFormed().replaceAll('\0', '').slice(0, longest))
    .optional()
    .catch(undefined);
const count = z.int().nonnegative().optional().catch(undefined);

/** Of a user only the id must be right; what else cannot be read is as if not sent. */
export const XUser = z.object({
  id: XId,
  username: text(LONGEST.handle),
  name: text(LONGEST.name),
  description: text(LONGEST.bio),
  location: text(LONGEST.location),
  created_at: z.string().optional().catch(undefined),
  protected: z.boolean().optional().catch(undefined),
  public_metrics: z
    .object({ followers_count: count, following_count: count, tweet_count: count })
    .optional()
    .catch(undefined),
  connection_status: z.array(z.string()).optional().catch(undefined),
});
export type XUser = z.infer<typeof XUser>;

/** The reading of a profile, made at that time. */
export function personOf(user: XUser, at: number): PersonEvent {
  const event: PersonEvent = { type: 'person', id: user.id as PersonId, at: at as Instant };
  if (user.username !== undefined) event.handle = user.username;
  if (user.name !== undefined) event.name = user.name;
  if (user.description) event.bio = user.description;
  if (user.location) event.location = user.location;
  const createdAt = user.created_at === undefined ? undefined : parseInstant(user.created_at);
  if (createdAt !== undefined) event.createdAt = createdAt;
  const { followers_count: followers, following_count: following } = user.public_metrics ?? {};
  if (followers !== undefined) event.followers = followers;
  if (following !== undefined) event.following = following;
  return event;
}

/**
 * What tells whether a profile is worth keeping anew: its texts, and counts only when they are a
 * quarter more or less, as they change with every follow.
 */
export function profileDigestText({ followers, following, ...event }: PersonEvent): string {
  const said = { ...event, at: undefined };
  return JSON.stringify([said, rough(followers), rough(following)]);
}

function rough(count: number | undefined): number | null {
  return count === undefined ? null : Math.round(4 * Math.log2(count + 1)) / 4;
}

/** Fields asked for of which not one of these users has anything: X did not send them. */
export function missingFields(users: readonly XUser[]): string[] {
  if (users.length === 0) return [];
  const fields = ['created_at', 'public_metrics'] as const;
  return fields.filter((field) => users.every((user) => user[field] === undefined));
}
