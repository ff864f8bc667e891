import { z } from 'zod';
import type { AudienceEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import type { Activity } from '../platform-activity.ts';
import { inOlderDialect } from './dialect.ts';
import { XId, XUser } from './map-user.ts';

/** The kinds of activity to subscribe to. */
export const ACTIVITIES = ['follow.follow', 'follow.unfollow'] as const;
type ActivityKind = (typeof ACTIVITIES)[number];

/** X's examples wrap each user in `data`. We accept users without it too. */
const Side = z.union([z.object({ data: XUser }).transform(({ data }) => data), XUser]);

const Delivery = z.object({
  data: z.object({
    event_uuid: z.string().min(1).max(100),
    event_type: z.enum(ACTIVITIES),
    payload: z.object({ source: Side, target: Side }),
  }),
});

/** Somebody followed or unfollowed somebody, at an unknown time. */
export interface FollowActivity {
  /** The id of the delivery. After a reconnect, X may send the same one again. */
  id: string;
  kind: ActivityKind;
  /** Who follows. */
  source: XUser;
  target: XUser;
}

/** Reads one line of the stream; `undefined` if it is of another kind or cannot be read. */
export function readActivity(line: unknown): FollowActivity | undefined {
  const delivery = Delivery.safeParse(inOlderDialect(line)).data?.data;
  if (delivery === undefined) return undefined;
  const { event_uuid: id, event_type: kind, payload } = delivery;
  return { id, kind, ...payload };
}

/** Returns what a delivery that arrived at a time means for the account. */
export function activityOf(
  { id, kind, source, target }: FollowActivity,
  account: string,
  arrivedAt: number,
): Activity {
  const began = kind === 'follow.follow';
  if (target.id === account) {
    return {
      id,
      events: [began ? cameBefore(source.id, arrivedAt) : leftBefore(source.id, arrivedAt)],
      change: { kind: began ? 'came' : 'left', person: source.id, handle: source.username },
    };
  }
  const person = target.id as PersonId;
  const type = began ? 'following' : 'unfollowing';
  const events: AudienceEvent[] =
    source.id === account ? [{ type, person, at: arrivedAt as Instant }] : [];
  return { id, events, change: undefined };
}

/** It happened before X reported it. Snapshots show after which time. */
function cameBefore(person: string, before: number): AudienceEvent {
  return { type: 'follow', person: person as PersonId, after: -Infinity, before };
}

function leftBefore(person: string, before: number): AudienceEvent {
  const happened = { after: -Infinity, before };
  return { type: 'unfollow', person: person as PersonId, reason: 'unknown', ...happened };
}

/** A subscription in X's list. */
export const XSubscription = z.object({
  event_type: z.string(),
  filter: z.object({ user_id: XId.optional() }),
});
