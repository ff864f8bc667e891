import type { EngagementEvent } from '../../model/events.ts';
import { DAY } from '../../model/instant.ts';
import type { Endpoint } from '../../platforms/x/limits.ts';
import { engagementOfPost, engagementSeen } from '../../platforms/x/map-engagement.ts';
import { POST_FIELDS, XPost } from '../../platforms/x/map-post.ts';
import { XUser } from '../../platforms/x/map-user.ts';
import type { Resource } from '../../platforms/x/prices.ts';
import type { Payer } from './ask-x.ts';
import type { WritingCollector } from './collector.ts';
import { readPaged } from './read-paged.ts';
import type { Reactions } from './read-posts.ts';
import { isLater, FINAL_AFTER } from './read-posts.ts';
import { Stopped } from './stopped.ts';
import { writeEvents } from './write-events.ts';

const MENTIONS_SINCE = 'mentions-since';
/** Reactions to older posts are not read any more. */
const OLDEST = 30 * DAY;
const FIRST_MENTIONS = 200;

/** The ways of reacting that are read post by post, the most telling first. */
const WAYS = [
  { way: 'quotes', metric: 'quote_count', endpoint: 'tweets/:id/quote_tweets', resource: 'quotes' },
  {
    way: 'reposts',
    metric: 'retweet_count',
    endpoint: 'tweets/:id/retweeted_by',
    resource: 'reposts',
  },
  { way: 'likes', metric: 'like_count', endpoint: 'tweets/:id/liking_users', resource: 'likes' },
] as const satisfies readonly {
  way: string;
  metric: string;
  endpoint: Endpoint;
  resource: Resource;
}[];
type Way = (typeof WAYS)[number];

/**
 * Reads who reacted, the most telling first, until the budget is used up: what people write to the
 * owner (mentions, answers, quotes) before what they pass on, and that before what they like. Of the
 * posts those come first to which fewest reacted: every reader costs the same, and whoever stands
 * out by reacting where few do says more about themselves, while crowds under a post that went far
 * are mostly passers-by. Only people who
 * follow are written down.
 *
 * @param isAudience whether somebody follows
 */
export async function readEngagement(
  c: WritingCollector,
  payer: Payer,
  isAudience: (person: string) => boolean,
): Promise<number> {
  let kept = 0;
  const write = async (events: EngagementEvent[]): Promise<void> => {
    const ours = events.filter(({ person }) => isAudience(person));
    kept += (await writeEvents(c, ours)).added;
  };
  await withinBudget(() => readMentions(c, payer, write));
  for (const way of WAYS) {
    // Only a signed-in user may ask who liked a post.
    if (way.way === 'likes' && c.as === 'app') continue;
    for (const post of await worthReading(c, way)) {
      if (!(await withinBudget(() => readWay(c, payer, way, post, write)))) break;
    }
  }
  return kept;
}

/** Whether the budget was enough; what another way of reacting costs may still fit. */
async function withinBudget(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Stopped && error.reason === 'cap') return false;
    throw error;
  }
}

type Write = (events: EngagementEvent[]) => Promise<void>;

async function readMentions(c: WritingCollector, payer: Payer, write: Write): Promise<void> {
  const own = await c.memory.digests.all('reactions');
  const since = await c.memory.settings.read(MENTIONS_SINCE);
  const { run } = await readPaged(
    c,
    {
      kind: 'mentions',
      endpoint: 'users/:id/mentions',
      params: { id: c.account },
      query: { 'tweet.fields': POST_FIELDS, ...(since !== undefined && { since_id: since }) },
      resource: 'mentions',
      item: XPost,
      expected: undefined,
      most: FIRST_MENTIONS,
      keepIds: true,
      onPage: (posts) => write(engagements(posts, (id) => own.has(id))),
    },
    payer,
    startAnew,
  );
  const ids = (await c.memory.runs.pages(run.number)).flatMap((page) => page.ids);
  const newest = ids.reduce((latest, id) => (isLater(id, latest) ? id : latest), since ?? '');
  if (newest !== '') await c.memory.settings.keep(MENTIONS_SINCE, newest);
  await c.memory.runs.end(run.number, c.clock.now(), 'complete');
  await c.memory.runs.dropPagesBut('mentions', 0);
}

/** What an expired run has read is written down already. */
async function startAnew(): Promise<void> {}

function engagements(posts: readonly XPost[], isOwn: (id: string) => boolean): EngagementEvent[] {
  return posts.map((post) => engagementOfPost(post, isOwn)).filter((event) => event !== undefined);
}

/** Settled posts of the last weeks whose reactions of this way have not been read. */
async function worthReading(c: WritingCollector, { way, metric }: Way): Promise<string[]> {
  const done = await c.memory.digests.all(`read ${way}`);
  const now = c.clock.now();
  const posts: { id: string; count: number }[] = [];
  for (const [id, said] of await c.memory.digests.all('reactions')) {
    const { at, metrics } = JSON.parse(said) as Reactions;
    const count = metrics[metric] ?? 0;
    if (count === 0 || done.has(id) || now - at < FINAL_AFTER || now - at > OLDEST) continue;
    posts.push({ id, count });
  }
  return posts
    .sort((a, b) => a.count - b.count || (isLater(a.id, b.id) ? -1 : 1))
    .map(({ id }) => id);
}

async function readWay(
  c: WritingCollector,
  payer: Payer,
  { way, endpoint, resource, metric }: Way,
  post: string,
  write: Write,
): Promise<void> {
  const said = (await c.memory.digests.all('reactions')).get(post)!;
  const list = {
    kind: `${way} ${post}`,
    endpoint,
    params: { id: post },
    resource,
    expected: (JSON.parse(said) as Reactions).metrics[metric],
    keepIds: true,
  };
  const { run } =
    way === 'quotes'
      ? await readPaged(
          c,
          {
            ...list,
            query: { 'tweet.fields': POST_FIELDS },
            item: XPost,
            onPage: (posts) => write(engagements(posts, (id) => id === post)),
          },
          payer,
          startAnew,
        )
      : await readPaged(
          c,
          {
            ...list,
            query: {},
            item: XUser,
            // One time for all of them, also where reading them was interrupted.
            onPage: (users, _, { startedAt }) =>
              write(
                users.map(({ id }) =>
                  engagementSeen(id, post, way === 'likes' ? 'like' : 'repost', startedAt),
                ),
              ),
          },
          payer,
          startAnew,
        );
  await c.memory.runs.end(run.number, c.clock.now(), 'complete');
  await c.memory.runs.dropPagesBut(list.kind, 0);
  await c.memory.digests.keep(`read ${way}`, new Map([[post, String(run.startedAt)]]));
}
