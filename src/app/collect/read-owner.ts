import { z } from 'zod';
import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { USER_FIELDS, XUser } from '../../platforms/x/map-user.ts';
import { readOne } from '../../platforms/x/read-page.ts';
import type { XAnswer } from '../../platforms/x/x-answer.ts';
import type { XClient, XRequest } from '../../platforms/x/x-client.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import { askX } from './ask-x.ts';
import type { Payer } from './ask-x.ts';
import type { Collector } from './collector.ts';

/** What X counts of the owner; `undefined` where it does not say. */
const Owner = z.object({
  day: z.string(),
  followers: z.number().optional(),
  following: z.number().optional(),
  posts: z.number().optional(),
});
export type Owner = z.infer<typeof Owner>;

const NAME = 'owner';

/** How many followers X last counted; `undefined`: it was never asked. */
export async function countedFollowers(memory: CollectorMemory): Promise<number | undefined> {
  return (await keptOwner(memory))?.followers;
}

async function keptOwner(memory: CollectorMemory): Promise<Owner | undefined> {
  return Owner.safeParse(JSON.parse((await memory.settings.read(NAME)) ?? 'null')).data;
}

/** The owner's own counts, read once a day (UTC), as X charges once a day. */
export async function readOwner(c: Collector, payer: Payer): Promise<Owner> {
  const day = new Date(c.clock.now()).toISOString().slice(0, 10);
  const kept = await keptOwner(c.memory);
  if (kept?.day === day) return kept;
  const answer = await askX(c, {
    endpoint: 'users/:id',
    resource: 'users',
    key: `${NAME} ${c.account}`,
    size: 1,
    request: () => ({ params: { id: c.account }, query: { 'user.fields': USER_FIELDS } }),
    read: (body) => {
      const user = readOne(body, XUser);
      return user === undefined ? { misunderstood: 'it contains no account' } : { page: user };
    },
    ids: (user) => [user.id],
    payer,
  });
  if ('refused' in answer) {
    throw new TribeError(
      `X refused the request (${answer.refused}): ${answer.reason}`,
      'To check the connection: tribe doctor',
    );
  }
  await answer.settle();
  const {
    followers_count: followers,
    following_count: following,
    tweet_count: posts,
  } = answer.page.public_metrics ?? {};
  const owner = {
    day,
    ...(followers !== undefined && { followers }),
    ...(following !== undefined && { following }),
    ...(posts !== undefined && { posts }),
  };
  await c.memory.settings.keep(NAME, JSON.stringify(owner));
  return owner;
}

/**
 * Whose account it is, asked when it is connected: the signed-in user, or, with an app's token, the
 * one of that id or handle. Throws a `TribeError` where X does not say.
 */
export async function whoIs(
  client: XClient,
  token: string,
  requested: 'me' | { id: string } | { handle: string },
): Promise<AccountInfo> {
  const answer = await client.get(token, {
    ...requestFor(requested),
    query: { 'user.fields': USER_FIELDS },
  });
  if (answer.kind !== 'body') throw notTold(answer);
  const user = readOne(answer.body, XUser);
  if (user === undefined) throw notTold(answer);
  return {
    id: user.id as AccountId,
    platform: 'x',
    ...(user.username !== undefined && { handle: user.username }),
    ...(user.name !== undefined && { name: user.name }),
  };
}

function requestFor(requested: Parameters<typeof whoIs>[2]): XRequest {
  if (requested === 'me') return { endpoint: 'users/me' };
  if ('id' in requested) return { endpoint: 'users/:id', params: { id: requested.id } };
  return { endpoint: 'users/by/username/:username', params: { username: requested.handle } };
}

function notTold(answer: XAnswer): TribeError {
  switch (answer.kind) {
    case 'unauthorized':
      return new TribeError('X rejected this token.', 'Copy the whole token again.');
    case 'no credits':
      return new TribeError(
        'The developer app has no credits.',
        'Buy credits in the Developer Console of X.',
      );
    case 'limited':
      return new TribeError('The rate limit of X is reached.', 'Try again in 15 minutes.');
    case 'refused':
      return new TribeError(
        `X refused the request (${answer.status}): ${answer.reason}`,
        'Check that the app is in a project and has permission to read.',
      );
    case 'failed':
      return new TribeError(
        `Tribefinder cannot reach X: ${answer.reason}.`,
        'Check your network, and TRIBE_X_API if it is set.',
      );
    case 'body':
      return new TribeError('X has no such account.', 'Check --account-id or --handle.');
  }
}
