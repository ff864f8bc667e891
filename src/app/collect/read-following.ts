import type { FollowingEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { DAY } from '../../model/instant.ts';
import type { RunPage } from '../../store/ports/collector-memory.ts';
import type { Payer } from './ask/payment.ts';
import type { WritingCollector } from './collector.ts';
import { withMargin } from './lists/page-size.ts';
import { readList } from './lists/read-list.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const KIND = 'following';
/** Whom the owner follows changes slowly. */
const EVERY = 7 * DAY;

/** Whether it is time to read whom the owner follows, and the budget is enough for all of it. */
export async function followingIsDue(
  c: WritingCollector,
  expected: number | undefined,
  budget: number,
): Promise<boolean> {
  if ((await c.memory.runs.open(KIND)) !== undefined) return true;
  const last = await c.memory.runs.last(KIND, 'complete');
  const isDue = last?.endedAt === undefined || c.clock.now() - last.endedAt >= EVERY;
  return isDue && expected !== undefined && withMargin(expected) * c.prices.following <= budget;
}

/**
 * Reads whom the owner follows, and stores who is new or gone since the last time. Returns how many
 * there are. Those on the first list have no time: the owner followed them before we looked. The
 * others have the time at which we saw the change.
 */
export async function readFollowing(
  c: WritingCollector,
  payer: Payer,
  expected: number | undefined,
): Promise<number> {
  const { run, complete, read } = await readList(
    c,
    {
      kind: KIND,
      of: c.account,
      pages: c.platform.people.following(c.account),
      expected,
      wanted: undefined,
      onPage: async () => undefined,
    },
    payer,
  );
  if (complete) {
    const last = await c.memory.runs.last(KIND, 'complete');
    const before = last && idsOn(await c.memory.runs.pages(last.number));
    const pages = await c.memory.runs.pages(run.number);
    const seenAt = pages.at(-1)?.at ?? c.clock.now();
    const events = changes(before, idsOn(pages), seenAt);
    await writeEvents(c, run, eventsOf(events, pages.length));
  }
  await c.memory.runs.end(run.number, c.clock.now(), complete ? 'complete' : 'incomplete');
  if (complete) await c.memory.runs.dropPagesBut(KIND, run.number);
  return read;
}

function idsOn(pages: readonly RunPage[]): Set<string> {
  return new Set(pages.flatMap(({ ids }) => ids));
}

function changes(
  before: ReadonlySet<string> | undefined,
  now: ReadonlySet<string>,
  seenAt: number,
): FollowingEvent[] {
  const event = (type: FollowingEvent['type'], person: string): FollowingEvent => ({
    type,
    person: person as PersonId,
    ...(before !== undefined && { at: seenAt as Instant }),
  });
  const added = [...now].filter((person) => before?.has(person) !== true);
  const removed = [...(before ?? [])].filter((person) => !now.has(person));
  return [
    ...added.map((person) => event('following', person)),
    ...removed.map((person) => event('unfollowing', person)),
  ];
}
