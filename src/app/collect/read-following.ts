import type { FollowingEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import { DAY } from '../../model/instant.ts';
import { XUser } from '../../platforms/x/map-user.ts';
import type { Payer } from './ask-x.ts';
import type { WritingCollector } from './collector.ts';
import { readPaged, withMargin } from './read-paged.ts';
import { writeEvents } from './write-events.ts';

const KIND = 'following';
/** Whom the owner follows changes slowly. */
const EVERY = 7 * DAY;

/** Whether it is time to read whom the owner follows, and the budget allows for all of it. */
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
 * Reads whom the owner follows, and writes down who is new or gone since the last time. Those of the
 * first list have no time: they were followed before anybody looked. The list is X's own, so the
 * times of the others are those at which it was seen.
 */
export async function readFollowing(
  c: WritingCollector,
  payer: Payer,
  expected: number | undefined,
): Promise<number> {
  const { run, complete, read } = await readPaged(
    c,
    {
      kind: KIND,
      endpoint: 'users/:id/following',
      params: { id: c.account },
      query: {},
      resource: 'following',
      item: XUser,
      expected,
      keepIds: true,
      onPage: async () => undefined,
    },
    payer,
    async () => undefined,
  );
  const last = await c.memory.runs.last(KIND, 'complete');
  const pages = await c.memory.runs.pages(run.number);
  const now = new Set(pages.flatMap(({ ids }) => ids));
  const before =
    last && new Set((await c.memory.runs.pages(last.number)).flatMap(({ ids }) => ids));
  if (complete) await writeEvents(c, changes(before, now, pages.at(-1)?.at ?? c.clock.now()));
  await c.memory.runs.end(run.number, c.clock.now(), complete ? 'complete' : 'incomplete');
  if (complete) await c.memory.runs.dropPagesBut(KIND, run.number);
  return read;
}

function changes(
  before: ReadonlySet<string> | undefined,
  now: ReadonlySet<string>,
  at: number,
): FollowingEvent[] {
  const event = (type: FollowingEvent['type'], person: string): FollowingEvent => ({
    type,
    person: person as PersonId,
    ...(before !== undefined && { at: at as Instant }),
  });
  const came = [...now].filter((person) => before?.has(person) !== true);
  const gone = [...(before ?? [])].filter((person) => !now.has(person));
  return [
    ...came.map((person) => event('following', person)),
    ...gone.map((person) => event('unfollowing', person)),
  ];
}
