import { hash } from 'node:crypto';
import type { PostEvent } from '../../model/events.ts';
import type { ListedPost } from '../../platforms/platform-posts.ts';
import type { Payer } from './ask/payment.ts';
import type { WritingCollector } from './collector.ts';
import type { PageRead } from './lists/list-to-read.ts';
import { readList } from './lists/read-list.ts';
import { FINAL_AFTER, rememberedReactions, rememberReactions } from './reactions.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const KIND = 'posts';
const SINCE = 'posts-since';

/** How many of the newest posts to read the first time, where they cost money. */
const FIRST_POSTS = 800;
/** A guess at how many posts are new or not final since yesterday. */
export const USUAL_POSTS = 15;

/** Returns about how many posts the next snapshot reads. */
export async function expectedPosts(
  { memory }: Pick<WritingCollector, 'memory'>,
  counted: number | undefined,
): Promise<number> {
  const isFirst = (await memory.settings.read(SINCE)) === undefined;
  return isFirst ? Math.min(FIRST_POSTS, counted ?? FIRST_POSTS) : USUAL_POSTS;
}

/** Reads the owner's posts that are new or not yet final. Returns how many there are. */
export async function readPosts(c: WritingCollector, payer: Payer): Promise<number> {
  const since = await c.memory.settings.read(SINCE);
  const { run, read } = await readList(
    c,
    {
      kind: KIND,
      of: c.account,
      pages: c.platform.posts.list(c.account, since),
      expected: undefined,
      wanted: since === undefined && c.platform.prices !== undefined ? FIRST_POSTS : undefined,
      onPage: ({ items }, page) => storePosts(c, items, page),
    },
    payer,
  );
  const newest = await newestFinal(c, run.number, c.clock.now());
  if (newest !== undefined) await c.memory.settings.keep(SINCE, newest);
  await c.memory.runs.end(run.number, c.clock.now(), 'complete');
  await c.memory.runs.dropPagesBut(KIND, 0);
  return read;
}

/** Stores posts that are new or have become final. Their counts on each day would fill the log. */
async function storePosts(
  c: WritingCollector,
  items: readonly ListedPost[],
  { run, part, at }: PageRead,
): Promise<void> {
  const posts = items.map(({ post }) => post).filter((post) => post !== undefined);
  const digests = new Map(posts.map((post) => [post.id as string, digestOf(post, at)]));
  const changed = await c.memory.digests.changed('post', digests);
  const events = posts.filter(({ id }) => changed.has(id));
  await writeEvents(c, run, eventsOf(events, part));
  await c.memory.digests.keep('post', digests);
  const own = posts.filter(({ kind }) => kind !== 'repost');
  await rememberReactions(
    c.memory,
    new Map(own.map(({ id, at: madeAt, metrics = {} }) => [id, { at: madeAt, metrics }])),
  );
}

function digestOf({ metrics, ...post }: PostEvent, at: number): string {
  const counts = at - post.at >= FINAL_AFTER ? metrics : null;
  return hash('sha256', JSON.stringify([post, counts]), 'hex').slice(0, 16);
}

/** Returns the newest post that need not be read again; `undefined`: there is none. */
async function newestFinal(
  c: WritingCollector,
  run: number,
  now: number,
): Promise<string | undefined> {
  const reactions = await rememberedReactions(c.memory);
  const read = (await c.memory.runs.pages(run)).flatMap(({ ids }) => ids);
  const final = read.filter((id) => now - (reactions.get(id)?.at ?? Infinity) >= FINAL_AFTER);
  if (final.length === 0) return undefined;
  return final.reduce((newest, id) => (c.platform.posts.isLater(id, newest) ? id : newest));
}
