import { z } from 'zod';
import { parseInstant } from '../../../model/instant.ts';
import { timeOfKey } from '../at-uri.ts';
import { Did } from '../map-profile.ts';

/** What Jetstream reports of one repository, whichever of its dialects it came in. */
export interface JetstreamEvent {
  did: string;
  /** When it happened, in ms since 1970. */
  at: number;
  /** When the server learnt of it. */
  seenAt: number;
  what: z.infer<typeof What>;
}

const Text = z.string().max(2000);
/** A change of one record. A deletion comes without the record. */
const Commit = z.object({
  rev: z.string().max(100).catch(''),
  operation: z.enum(['create', 'update', 'delete']),
  collection: Text,
  rkey: Text,
  record: z.unknown().optional(),
});
/** What the network says of an account (`com.atproto.sync.subscribeRepos`). */
const Account = z.object({
  active: z.boolean(),
  status: Text.optional().catch(undefined),
  time: Text.optional().catch(undefined),
});
const Identity = z.object({ handle: Text.optional().catch(undefined) });

const What = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('commit'), commit: Commit }),
  z.object({ kind: z.literal('account'), account: Account }),
  z.object({ kind: z.literal('identity'), identity: Identity }),
  z.object({ kind: z.literal('sync') }),
]);

/** The first dialect: `/subscribe`. */
const First = z.object({ did: Did, time_us: z.int().positive() }).and(What);

/** The second dialect: `network.bsky.jetstream.subscribeEvents`, in frames of `xrpc.v1.json`. */
const Second = z.object({
  $type: z.literal('message'),
  payload: z
    .object({
      $type: Text.transform((type) => type.slice(type.indexOf('#') + 1)),
      did: Did,
      time: Text,
      witnessedAt: Text.optional(),
    })
    .loose(),
});
const Notice = z.object({
  $type: z.literal('message'),
  payload: z.object({ $type: z.string().endsWith('#info'), name: z.string() }),
});
/** A commit of the second dialect has its fields beside `did`. */
const KINDS = ['commit', 'account', 'identity', 'sync'];

/** The times of an event agree this closely, in ms. */
const AGREEMENT = 60_000;

/**
 * Reads a message: an event; `gap`: the server no longer has all events since our cursor;
 * `undefined`: nothing that we understand.
 */
export function readMessage(text: string): JetstreamEvent | 'gap' | undefined {
  const message = parsed(text);
  const first = First.safeParse(message).data;
  if (first !== undefined) return eventOf(first.did, Math.floor(first.time_us / 1000), first);
  if (Notice.safeParse(message).data?.payload.name === 'OutdatedCursor') return 'gap';
  const payload = Second.safeParse(message).data?.payload;
  if (payload === undefined || !KINDS.includes(payload.$type)) return undefined;
  const { $type: kind } = payload;
  const what = What.safeParse({ ...payload, kind, commit: payload }).data;
  const seenAt = parseInstant(payload.witnessedAt ?? payload.time);
  return what === undefined || seenAt === undefined
    ? undefined
    : eventOf(payload.did, seenAt, what);
}

/**
 * Servers learn of an event at different times. So it happened when its author's server says, as long
 * as that is possible.
 */
function eventOf(did: string, seenAt: number, what: JetstreamEvent['what']): JetstreamEvent {
  const said =
    what.kind === 'commit'
      ? timeOfKey(what.commit.rev)
      : what.kind === 'account'
        ? parseInstant(what.account.time ?? '')
        : undefined;
  const at = said !== undefined && Math.abs(said - seenAt) <= AGREEMENT ? said : seenAt;
  return { did, at, seenAt, what };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
