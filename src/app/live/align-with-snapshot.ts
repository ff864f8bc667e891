import { DEPARTURE_REASONS } from '../../model/events.ts';
import type { FollowRecord } from '../../platforms/live-report.ts';
import type { LiveFeed } from '../../platforms/live-feed.ts';
import type { PlatformRead } from '../../platforms/platform-read.ts';
import type { LastSnapshot } from '../../store/ports/event-log.ts';
import { askAbout } from '../collect/ask/ask-about.ts';
import { whileWriting, type Collector } from '../collect/collector.ts';
import { eventsOf, writeEvents } from '../collect/write-events.ts';
import type { FollowBook } from './follow-book.ts';
import { departure, departureOfAway } from './events-of-report.ts';

const KIND = 'live-follows';
const ALIGNED = 'live-aligned';

/**
 * Brings the book in line with a snapshot that is newer than it: asks by which record those follow
 * whom the book does not know, and about those whom the snapshot does not show.
 */
export async function alignWithSnapshot(
  c: Collector,
  feed: LiveFeed,
  { at, followers }: LastSnapshot,
  book: FollowBook,
): Promise<void> {
  if ((await c.memory.settings.read(ALIGNED)) === String(at)) return;
  const startedAt = c.clock.now();
  const listed = new Set(followers);
  for (const person of followers) if (wasAway(person, book, at)) book.setAway(person, undefined);
  const left = [...new Set([...followers, ...book.people()])].filter((person) => {
    const isKnown =
      listed.has(person) === book.follows(person) && book.get(person)?.state !== 'came';
    return !isKnown && !c.isForgotten(person);
  });
  const read = feed.followRecords(c.account);
  for (let part = 1; left.length > 0; part++) {
    const asked = left.splice(0, read.size.most);
    const follows = await all(c, read, asked);
    const known = new Map(asked.map((person) => [person, book.get(person)]));
    const away = asked.filter(
      (person) => known.get(person)?.state === 'follows' && wasAway(person, book, at),
    );
    const gone = asked.filter((person) =>
      note(person, follows.get(person), listed.has(person), book),
    );
    const found = await all(c, c.platform.people.lookUp(c.account, c.tokens.access), gone);
    const now = c.clock.now();
    const events = gone.flatMap((person) =>
      departure(person, found.get(person), book, {
        now,
        reasons: DEPARTURE_REASONS,
        away: known.get(person)?.away,
      }),
    );
    events.push(...away.map((person) => departureOfAway(person, known.get(person)!.away!)));
    const located = eventsOf(events, part);
    await whileWriting(c, (writing) => writeEvents(writing, { kind: 'live', startedAt }, located));
    await book.keep();
  }
  await c.memory.settings.keep(ALIGNED, String(at));
}

/** Whether reports said that the follower list leaves somebody out, before a snapshot began. */
function wasAway(person: string, book: FollowBook, snapshotAt: number): boolean {
  const away = book.get(person)?.away;
  return away !== undefined && away.at <= snapshotAt;
}

/** Asks about all people of a batch. */
async function all<About>(
  c: Collector,
  read: PlatformRead<readonly string[], Map<string, About>>,
  people: readonly string[],
): Promise<Map<string, About>> {
  const found = new Map<string, About>();
  for (let from = 0; from < people.length; from += read.size.most) {
    const asked = people.slice(from, from + read.size.most);
    const { page, settle } = await askAbout(c, read, KIND, asked, { run: null, cap: Infinity });
    await settle();
    for (const [person, about] of page) found.set(person, about);
  }
  return found;
}

/**
 * Notes how a person follows. Returns whether the log takes them for a follower, and they are none: they
 * have left since the snapshot, or came before it and no snapshot has ever shown them.
 */
function note(
  person: string,
  follow: FollowRecord | undefined,
  isListed: boolean,
  book: FollowBook,
): boolean {
  const known = book.get(person);
  const isLogged = isListed ? known?.state !== 'left' : known?.state === 'came';
  const isShown = follow?.isHidden === false;
  const record = follow?.record ?? known?.record;
  if (isShown && follow.record !== undefined) {
    // The end of this very follow may be reported before the platform's lists know of it.
    if (isListed && known?.state === 'left' && known.record === record) return false;
    book.set(person, isListed ? 'follows' : isLogged ? 'came' : 'hidden', record);
    return false;
  }
  if (isLogged && (isShown || !isListed)) return true;
  book.set(person, isShown ? 'left' : 'hidden', record);
  return false;
}
