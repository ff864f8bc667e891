import { z } from 'zod';
import { inOlderDialect } from './dialect.ts';
import { XId, XUser } from './map-user.ts';

/** The kinds of activity that are listened to. */
export const ACTIVITIES = ['follow.follow', 'follow.unfollow'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** X wraps the two users once more in what its own examples show, and may stop doing so. */
const Side = z.union([z.object({ data: XUser }).transform(({ data }) => data), XUser]);

const Delivery = z.object({
  data: z.object({
    event_uuid: z.string().min(1).max(100),
    event_type: z.enum(ACTIVITIES),
    payload: z.object({ source: Side, target: Side }),
  }),
});

/** Somebody began or stopped following somebody; the time is not in it. */
export interface FollowActivity {
  /** Of this delivery: the same comes again after a reconnect. */
  id: string;
  kind: Activity;
  /** Who follows. */
  source: XUser;
  target: XUser;
}

/** Reads one line of the stream; `undefined` for what is none of our kinds or cannot be read. */
export function readActivity(line: unknown): FollowActivity | undefined {
  const delivery = Delivery.safeParse(inOlderDialect(line)).data?.data;
  if (delivery === undefined) return undefined;
  const { event_uuid: id, event_type: kind, payload } = delivery;
  return { id, kind, ...payload };
}

/** A subscription as X lists it. */
export const XSubscription = z.object({
  event_type: z.string(),
  filter: z.object({ user_id: XId.optional() }),
});
