import { z } from 'zod';
import { TribeError } from '../../model/errors.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import { ask } from './ask/ask.ts';
import { stoppedBy } from './ask/next-step.ts';
import type { Payer } from './ask/payment.ts';
import type { Collector } from './collector.ts';

/** What the platform counted of the owner on a day (UTC); `undefined`: it did not say. */
const Owner = z.object({
  day: z.string(),
  followers: z.number().optional(),
  following: z.number().optional(),
  posts: z.number().optional(),
});
export type Owner = z.infer<typeof Owner>;

const NAME = 'owner';

/** Returns how many followers the platform last counted; `undefined`: we never asked. */
export async function countedFollowers(memory: CollectorMemory): Promise<number | undefined> {
  return (await storedOwner(memory))?.followers;
}

async function storedOwner(memory: CollectorMemory): Promise<Owner | undefined> {
  return Owner.safeParse(JSON.parse((await memory.settings.read(NAME)) ?? 'null')).data;
}

/** Reads the owner's own counts, once a day (UTC), because the platform charges once a day. */
export async function readOwner(c: Collector, payer: Payer): Promise<Owner> {
  const day = new Date(c.clock.now()).toISOString().slice(0, 10);
  const stored = await storedOwner(c.memory);
  if (stored?.day === day) return stored;
  const answer = await ask(c, {
    read: c.platform.people.counts(c.account),
    key: `${NAME} ${c.account}`,
    size: 1,
    asked: () => undefined,
    payer,
  });
  if (answer.kind !== 'answered') {
    const { message } = stoppedBy(answer, c.platform);
    throw new TribeError(message, 'To check the connection: tribe doctor');
  }
  await answer.settle();
  const { followers, following, posts } = answer.page;
  const owner = {
    day,
    ...(followers !== undefined && { followers }),
    ...(following !== undefined && { following }),
    ...(posts !== undefined && { posts }),
  };
  await c.memory.settings.keep(NAME, JSON.stringify(owner));
  return owner;
}
