import type { EngagementEvent } from '../../model/events.ts';
import type { Instant } from '../../model/instant.ts';
import { DAY } from '../../model/instant.ts';
import type {
  ListedEngagement,
  PlatformEngagement,
  ReactionKind,
} from '../../platforms/platform-engagement.ts';
import type { Payer } from './ask/payment.ts';
import { atOnce } from './at-once.ts';
import type { Clock } from './clock.ts';
import { knownEngagements } from './known-engagements.ts';
import type { WritingCollector } from './collector.ts';
import type { PageRead } from './lists/list-to-read.ts';
import { readList } from './lists/read-list.ts';
import { deletedPosts } from './read-deleted-posts.ts';
import { FINAL_AFTER, rememberedReactions } from './reactions.ts';
import { Stopped } from './stopped.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const MENTIONS = 'mentions';
const MENTIONS_SINCE = 'mentions-since';
/** After so many posts in a row without an answer, the fault is not in the posts. */
const MOST_NOT_SHOWN = 3;
/** The adapter paces requests, so more would only wait. */
const POSTS_AT_ONCE = 10;
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
  const isKnown =
    c.platform.live === undefined
      ? () => false
      : knownEngagements(await c.store.log.loadAudience());
  const store: StoreEngagements = async (items, seenAt, { run, part }) => {
    // Live reports know times that lists leave out.
    const fresh = items.filter(
      ({ engagement }) => engagement?.at !== undefined || !(engagement && isKnown(engagement)),
    );
    const events = engagementsOf(fresh, seenAt).filter(({ person }) => isFollower(person));
    added += (await writeEvents(c, run, eventsOf(events, part))).added;
  };
  const { engagement } = c.platform;
  const mentions = engagement.mentions?.bind(engagement);
  if (mentions !== undefined) await fitsBudget(() => readMentions(c, mentions, payer, store));
  for (const kind of engagement.reactions) {
    if (kind.needsUser && c.tokens.access !== 'user') continue;
    await fitsBudget(() => readKind(c, payer, kind, store));
  }
  return added;
}

/**
 * Reads one kind of reactions, post by post, several at once where that costs nothing. If the platform
 * does not show the reactions to a post, such as a deleted one, we never ask for them again, once
 * another post shows that the platform answers.
 */
async function readKind(
  c: WritingCollector,
  payer: Payer,
  kind: ReactionKind,
  store: StoreEngagements,
): Promise<void> {
  const notShown: string[] = [];
  const passOver = async (): Promise<void> => {
    for (const post of notShown.splice(0)) await endReactions(c, kind, post, 'not shown');
  };
  const most = c.platform.prices === undefined ? POSTS_AT_ONCE : 1;
  await atOnce(await postsWorthReading(c, kind), most, async (post) => {
    try {
      await readReactions(c, payer, kind, post, store);
      await passOver();
    } catch (error) {
      if (!(error instanceof Stopped && error.reason === 'misunderstood')) throw error;
      notShown.push(post.id);
      if (notShown.length >= MOST_NOT_SHOWN) throw error;
    }
  });
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
  mentions: NonNullable<PlatformEngagement['mentions']>,
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
    const newest = ids.reduce((latest, id) => (c.platform.posts.isLater(id, latest) ? id : latest));
    await c.memory.settings.keep(MENTIONS_SINCE, newest);
  }
  await c.memory.runs.end(run.number, c.clock.now(), 'complete');
  await c.memory.runs.dropPagesBut(MENTIONS, 0);
}

/** A post, and how many reactions of a kind it has. */
interface ReactedPost {
  id: string;
  count: number;
}

/** Returns final posts of the last weeks whose reactions of this kind we have not read. */
export async function postsWorthReading(
  c: Pick<WritingCollector, 'memory' | 'platform'> & { clock: Pick<Clock, 'now'> },
  { name, metric }: ReactionKind,
): Promise<ReactedPost[]> {
  const done = await c.memory.digests.all(readTopic(name));
  const deleted = await deletedPosts(c);
  const now = c.clock.now();
  const isFree = c.platform.prices === undefined;
  const posts: ReactedPost[] = [];
  for (const [id, { at, metrics }] of await rememberedReactions(c.memory)) {
    const count = metrics[metric] ?? 0;
    const isTimely = now - at >= FINAL_AFTER && (isFree || now - at <= OLDEST);
    if (count > 0 && isTimely && !done.has(id) && !deleted.has(id)) posts.push({ id, count });
  }
  return posts.sort((a, b) => a.count - b.count || (c.platform.posts.isLater(a.id, b.id) ? -1 : 1));
}

async function readReactions(
  c: WritingCollector,
  payer: Payer,
  kind: ReactionKind,
  { id: post, count }: ReactedPost,
  store: StoreEngagements,
): Promise<void> {
  await readList(
    c,
    {
      kind: runKind(kind, post),
      of: post,
      pages: kind.list(post),
      expected: count,
      wanted: undefined,
      // All of them have one time, even if reading them was interrupted.
      onPage: ({ items }, page) => store(items, page.run.startedAt, page),
    },
    payer,
  );
  await endReactions(c, kind, post, 'complete');
}

/** Ends the run that read the reactions to a post. Nobody asks for them again. */
async function endReactions(
  c: WritingCollector,
  kind: ReactionKind,
  post: string,
  how: 'complete' | 'not shown',
): Promise<void> {
  const run = await c.memory.runs.open(runKind(kind, post));
  if (run !== undefined) await c.memory.runs.end(run.number, c.clock.now(), how);
  await c.memory.runs.dropPagesBut(runKind(kind, post), 0);
  const at = run?.startedAt ?? c.clock.now();
  await c.memory.digests.keep(readTopic(kind.name), new Map([[post, String(at)]]));
}

function runKind({ name }: ReactionKind, post: string): string {
  return `${name} ${post}`;
}

/** The topic under which we remember posts whose reactions we have read. */
function readTopic(kind: string): string {
  return `read ${kind}`;
}
