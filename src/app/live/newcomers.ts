import type { FollowEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Profile } from '../../platforms/platform-people.ts';
import type { ListPage } from '../../platforms/platform-read.ts';
import { whileWriting, type Collector } from '../collect/collector.ts';
import { followTime } from '../collect/followers/follow-time.ts';
import { eventsOf, writeEvents, writeProfiles } from '../collect/write-events.ts';
import { askOnce } from './ask-once.ts';
import type { FollowBook } from './follow-book.ts';
import type { Questions } from './events-of-report.ts';

/** How many of the newest followers to look at, and on how many pages at most. */
const PAGE = 25;
const MOST_PAGES = 20;
/** The follower list may show a follow so many ms late. */
const LATE = 10 * 60_000;

/**
 * Finds new followers at the beginning of the follower list, up to the first person whom we know, and
 * stores them. Returns how many there are; `undefined`: the list did not come.
 *
 * @param since when we last looked, in ms since 1970.
 */
export async function findNewcomers(
  c: Collector,
  book: FollowBook,
  since: number,
  { follow }: Questions,
): Promise<number | undefined> {
  const startedAt = c.clock.now();
  const found = await newest(c, book);
  if (found === undefined) return undefined;
  const came: Profile[] = [];
  for (const profile of found) {
    const now = await follow(profile.id);
    const known = book.get(profile.id);
    // The list may still show somebody whose departure was reported.
    if (now?.record === undefined || now.isHidden || known?.record === now.record) continue;
    book.set(profile.id, 'came', now.record);
    came.push(profile);
  }
  if (came.length === 0) return 0;
  const events = await followsOf(c, came, since - LATE, startedAt);
  const run = { kind: 'live', startedAt };
  await whileWriting(c, async (writing) => {
    await writeProfiles(writing, came, { run, part: 1, at: startedAt });
    await writeEvents(writing, run, eventsOf(events, 1));
  });
  await book.keep();
  return came.length;
}

/** Returns the people at the beginning of the list whom the book does not know as followers. */
async function newest(c: Collector, book: FollowBook): Promise<Profile[] | undefined> {
  const list = c.platform.people.followers(c.account);
  const found: Profile[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page: ListPage<Profile> | undefined = await askOnce(c, list, { size: PAGE, cursor });
    if (page === undefined) return undefined;
    const unknown = page.items.filter(({ id }) => {
      const state = book.get(id)?.state;
      return (state === undefined || state === 'left') && !c.isForgotten(id);
    });
    found.push(...unknown);
    if (unknown.length < page.items.length || page.next === undefined) break;
    cursor = page.next;
  }
  return found;
}

/** Returns when they followed: the platform's time, or when we saw them. */
async function followsOf(
  c: Collector,
  came: readonly Profile[],
  earliest: number,
  seen: number,
): Promise<FollowEvent[]> {
  const read = c.platform.people.followTimes?.(c.account);
  const events: FollowEvent[] = [];
  for (const { id } of came) {
    const times = read && (await askOnce(c, read, [id]));
    const claimed = times?.get(id);
    const time =
      claimed?.claimed === undefined
        ? { after: earliest, before: seen }
        : followTime(claimed, earliest, seen);
    if (time !== undefined) events.push({ type: 'follow', person: id as PersonId, ...time });
  }
  return events;
}
