import type { EngagementEvent } from '../../model/events.ts';
import type { Instant } from '../../model/instant.ts';
import { DAY } from '../../model/instant.ts';
import type { ListedEngagement, LivePlatform, ReactionKind } from '../../platforms/platform.ts';
import type { Payer } from './ask/payment.ts';
import type { WritingCollector } from './collector.ts';
import type { PageRead } from './lists/list-to-read.ts';
import { readList } from './lists/read-list.ts';
import { deletedPosts } from './read-deleted-posts.ts';
import { FINAL_AFTER, rememberedReactions } from './reactions.ts';
import { Stopped } from './stopped.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const MENTIONS = 'mentions';
const MENTIONS_SINCE = 'mentions-since';
/** How many of the newest mentions to read at a time. */
const MOST_MENTIONS = 200;
/** We read no reactions to posts older than this where they cost money. */
const OLDEST = 30 * DAY;

type StoreEngagements = (
  items: readonly ListedEngagement[],
  seenAt: number,
  page: PageRead,
) => Promise<void>;

/**
 * Reads who engaged with the owner until the budget is used up: mentions first, then the reactions to
 * single posts, the most telling kind first. Stores only what followers did. Returns how many
 * engagements are new.
 *
 * Posts with few reactions come first. Every reaction costs the same, and people who react where few
 * do say more about themselves. Most of the crowd under a popular post only pass by.
 */
export async function readEngagement(
  c: WritingCollector,
  payer: Payer,
  isFollower: (person: string) => boolean,
): Promise<number> {
  let added = 0;
  const store: StoreEngagements = async (items, seenAt, { run, part }) => {
    const events = engagementsOf(items, seenAt).filter(({ person }) => isFollower(person));
    added += (await writeEvents(c, run, eventsOf(events, part))).added;
  };
  const mentions = c.platform.mentions?.bind(c.platform);
  if (mentions !== undefined) await fitsBudget(() => readMentions(c, mentions, payer, store));
  for (const kind of c.platform.reactions) {
    if (kind.needsUser && c.tokens.access !== 'user') continue;
    for (const post of await postsWorthReading(c, kind)) {
      if (!(await fitsBudget(() => readReactions(c, payer, kind, post, store)))) break;
    }
  }
  return added;
}

/** Whether the budget was enough. If it was not, a cheaper kind of reaction may still fit. */
async function fitsBudget(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Stopped && error.reason === 'cap') return false;
    throw error;
  }
}

/** Returns events. Where the platform gives no time, they have the time at which we saw them. */
function engagementsOf(items: readonly ListedEngagement[], seenAt: number): EngagementEvent[] {
  return items
    .map(({ engagement }) => engagement)
    .filter((engagement) => engagement !== undefined)
    .map((engagement) => ({ ...engagement, at: engagement.at ?? (seenAt as Instant) }));
}

async function readMentions(
  c: WritingCollector,
  mentions: NonNullable<LivePlatform['mentions']>,
  payer: Payer,
  store: StoreEngagements,
): Promise<void> {
  const own = await rememberedReactions(c.memory);
  const since = await c.memory.settings.read(MENTIONS_SINCE);
  const { run } = await readList(
    c,
    {
      kind: MENTIONS,
      of: c.account,
      pages: mentions(c.account, since, (post) => own.has(post)),
      expected: undefined,
      wanted: MOST_MENTIONS,
      onPage: ({ items }, page) => store(items, page.at, page),
    },
    payer,
  );
  const ids = (await c.memory.runs.pages(run.number)).flatMap((page) => page.ids);
  if (since !== undefined) ids.push(since);
  if (ids.length > 0) {
    const newest = ids.reduce((latest, id) => (c.platform.isLater(id, latest) ? id : latest));
    await c.memory.settings.keep(MENTIONS_SINCE, newest);
  }
  await c.memory.runs.end(run.number, c.clock.now(), 'complete');
  await c.memory.runs.dropPagesBut(MENTIONS, 0);
}

/** Returns final posts of the last weeks whose reactions of this kind we have not read. */
async function postsWorthReading(
  c: WritingCollector,
  { name, metric }: ReactionKind,
): Promise<string[]> {
  const done = await c.memory.digests.all(readTopic(name));
  const deleted = await deletedPosts(c);
  const now = c.clock.now();
  const isFree = c.platform.prices === undefined;
  const posts: { id: string; count: number }[] = [];
  for (const [id, { at, metrics }] of await rememberedReactions(c.memory)) {
    const count = metrics[metric] ?? 0;
    const isTimely = now - at >= FINAL_AFTER && (isFree || now - at <= OLDEST);
    if (count > 0 && isTimely && !done.has(id) && !deleted.has(id)) posts.push({ id, count });
  }
  return posts
    .sort((a, b) => a.count - b.count || (c.platform.isLater(a.id, b.id) ? -1 : 1))
    .map(({ id }) => id);
}

async function readReactions(
  c: WritingCollector,
  payer: Payer,
  { name, metric, list }: ReactionKind,
  post: string,
  store: StoreEngagements,
): Promise<void> {
  const kind = `${name} ${post}`;
  const { run } = await readList(
    c,
    {
      kind,
      of: post,
      pages: list(post),
      expected: (await rememberedReactions(c.memory)).get(post)?.metrics[metric],
      wanted: undefined,
      // All of them have one time, even if reading them was interrupted.
      onPage: ({ items }, page) => store(items, page.run.startedAt, page),
    },
    payer,
  );
  await c.memory.runs.end(run.number, c.clock.now(), 'complete');
  await c.memory.runs.dropPagesBut(kind, 0);
  await c.memory.digests.keep(readTopic(name), new Map([[post, String(run.startedAt)]]));
}

/** The topic under which we remember posts whose reactions we have read. */
function readTopic(kind: string): string {
  return `read ${kind}`;
}
