import type { DeletionEvent } from '../../model/events.ts';
import type { PostId } from '../../model/ids.ts';
import { askAbout } from './ask/ask-about.ts';
import type { Payer } from './ask/payment.ts';
import type { WritingCollector } from './collector.ts';
import { rememberedReactions } from './reactions.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const KIND = 'deleted-posts';

/**
 * Finds out which of the owner's posts were deleted, and removes them. Returns how many;
 * `undefined`: the platform does not say for free. Cost: a request for each batch of posts.
 */
export async function readDeletedPosts(
  c: WritingCollector,
  payer: Payer,
): Promise<number | undefined> {
  const read = c.platform.posts.deleted?.();
  if (read === undefined) return undefined;
  const deleted = await c.memory.digests.all(KIND);
  const known = [...(await rememberedReactions(c.memory)).keys()];
  const left = known.filter((post) => !deleted.has(post));
  const startedAt = c.clock.now();
  let found = 0;
  for (let part = 1; left.length > 0; part++) {
    const { page: gone, settle } = await askAbout(c, read, KIND, left, payer);
    left.splice(0, read.size.most);
    const events = Array.from(gone, (post): DeletionEvent => ({
      type: 'deletion',
      post: post as PostId,
    }));
    await writeEvents(c, { kind: KIND, startedAt }, eventsOf(events, part));
    await settle();
    await c.memory.digests.keep(KIND, new Map(events.map(({ post }) => [post, 'deleted'])));
    found += events.length;
  }
  return found;
}

/** Returns the posts that we found to be deleted. */
export async function deletedPosts({
  memory,
}: Pick<WritingCollector, 'memory'>): Promise<ReadonlySet<string>> {
  return new Set((await memory.digests.all(KIND)).keys());
}
