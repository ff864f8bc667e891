import type { AudienceEvent } from '../../model/events.ts';
import type { FollowRecord } from '../../platforms/live-report.ts';
import type { LastSnapshot } from '../../store/ports/event-log.ts';
import { askAbout } from '../collect/ask/ask-about.ts';
import { whileWriting, type Collector } from '../collect/collector.ts';
import { eventsOf, writeEvents } from '../collect/write-events.ts';
import type { FollowBook } from './follow-book.ts';
import { type Questions, verified } from './events-of-report.ts';

const KIND = 'live-follows';
const ALIGNED = 'live-aligned';

/**
 * Brings the book in line with a snapshot that is newer than it: asks by which record those follow
 * whom the book does not know, and about those whom the snapshot does not show.
 */
export async function alignWithSnapshot(
  c: Collector,
  { at, followers }: LastSnapshot,
  book: FollowBook,
  read: Parameters<typeof askAbout<Map<string, FollowRecord>>>[1],
  questions: Questions,
): Promise<void> {
  if ((await c.memory.settings.read(ALIGNED)) === String(at)) return;
  const startedAt = c.clock.now();
  const listed = new Set(followers);
  const unsure = [...followers, ...book.people()].filter(
    (person) => !c.isForgotten(person) && listed.has(person) !== follows(book, person),
  );
  const left = [...new Set(unsure)];
  for (let part = 1; left.length > 0; part++) {
    const payer = { run: null, cap: Infinity };
    const { page, settle } = await askAbout(c, read, KIND, left, payer);
    await settle();
    const asked = left.splice(0, read.size.most);
    const gone = asked.filter(
      (person) => !note(person, page.get(person), listed.has(person), book),
    );
    const events: AudienceEvent[] = [];
    for (const person of gone) events.push(...(await verified(person, book, questions)));
    const located = eventsOf(events, part);
    await whileWriting(c, (writing) => writeEvents(writing, { kind: 'live', startedAt }, located));
    await book.keep();
  }
  await c.memory.settings.keep(ALIGNED, String(at));
}

function follows(book: FollowBook, person: string): boolean {
  return book.get(person)?.state === 'follows';
}

/** Notes how a person follows. Returns `false` if a listed person has left since. */
function note(
  person: string,
  follow: FollowRecord | undefined,
  isListed: boolean,
  book: FollowBook,
): boolean {
  const known = book.get(person);
  const hasLeft = follow !== undefined && !follow.isHidden && follow.record === undefined;
  if (hasLeft) {
    if (isListed && known?.state !== 'left') return false;
    book.set(person, 'left', known?.record);
    return true;
  }
  const record = follow?.record ?? known?.record;
  // The end of this very follow may be reported before the platform's lists know of it.
  if (isListed && known?.state === 'left' && known.record === record) return true;
  const isShown = isListed && follow?.isHidden === false;
  book.set(person, isShown ? 'follows' : 'hidden', record);
  return true;
}
