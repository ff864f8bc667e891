import { hash } from 'node:crypto';
import type { PostEvent } from '../../model/events.ts';
import { DAY } from '../../model/instant.ts';
import { metricsOf, POST_FIELDS, postOf, XPost } from '../../platforms/x/map-post.ts';
import type { Payer } from './ask-x.ts';
import type { WritingCollector } from './collector.ts';
import { readPaged } from './read-paged.ts';
import { writeEvents } from './write-events.ts';

const KIND = 'posts';
const SINCE = 'posts-since';

/** Posts are read again until they are so old, for by then most have reacted who will. */
export const FINAL_AFTER = 3 * DAY;
/** So many of the newest posts are read the first time. */
export const FIRST_POSTS = 800;

/** What is remembered of a post to choose whose reactions are worth reading. */
export interface Reactions {
  at: number;
  /** Counts, as X names them. */
  metrics: Record<string, number>;
}

/** Reads the owner's posts that are new or not yet settled. Returns how many there were. */
export async function readPosts(c: WritingCollector, payer: Payer): Promise<number> {
  const since = await c.memory.settings.read(SINCE);
  const { run, read } = await readPaged(
    c,
    {
      kind: KIND,
      endpoint: 'users/:id/tweets',
      params: { id: c.account },
      query: { 'tweet.fields': POST_FIELDS, ...(since !== undefined && { since_id: since }) },
      resource: 'posts',
      item: XPost,
      expected: undefined,
      ...(since === undefined && { most: FIRST_POSTS }),
      keepIds: true,
      onPage: (posts, at) => keepPosts(c, posts, at),
    },
    payer,
    async () => undefined,
  );
  const newest = await newestFinal(c, run.number, c.clock.now());
  if (newest !== undefined) await c.memory.settings.keep(SINCE, newest);
  await c.memory.runs.end(run.number, c.clock.now(), 'complete');
  await c.memory.runs.dropPagesBut(KIND, 0);
  return read;
}

/** Events for what is new or has settled; every day's counts would only make the log long. */
async function keepPosts(c: WritingCollector, posts: readonly XPost[], at: number): Promise<void> {
  const events = posts.map(postOf).filter((event) => event !== undefined);
  const eventsById = new Map(events.map((event) => [event.id as string, event]));
  const digests = new Map(events.map((event) => [event.id as string, postDigest(event, at)]));
  const changed = await c.memory.digests.changed('post', digests);
  await writeEvents(
    c,
    events.filter(({ id }) => changed.has(id)),
  );
  await c.memory.digests.keep('post', digests);
  const reactions = new Map<string, string>();
  for (const post of posts) {
    const event = eventsById.get(post.id);
    if (event === undefined || event.kind === 'repost') continue;
    const said: Reactions = { at: event.at, metrics: metricsOf(post) };
    reactions.set(post.id, JSON.stringify(said));
  }
  await c.memory.digests.keep('reactions', reactions);
}

function postDigest({ metrics, ...said }: PostEvent, at: number): string {
  const counts = at - said.at >= FINAL_AFTER ? metrics : null;
  return hash('sha256', JSON.stringify([said, counts]), 'hex').slice(0, 16);
}

/** Of the posts read, the newest that need not be read again. Ids rise with time. */
async function newestFinal(
  c: WritingCollector,
  run: number,
  now: number,
): Promise<string | undefined> {
  const reactions = await c.memory.digests.all('reactions');
  let newest: string | undefined;
  for (const { ids } of await c.memory.runs.pages(run)) {
    for (const id of ids) {
      const known = reactions.get(id);
      if (known === undefined || now - (JSON.parse(known) as Reactions).at < FINAL_AFTER) continue;
      if (newest === undefined || isLater(id, newest)) newest = id;
    }
  }
  return newest;
}

/** Ids of X are numbers too large for JavaScript: the longer one, or the later in order. */
export function isLater(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}
