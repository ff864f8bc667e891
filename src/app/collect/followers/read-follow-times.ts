import type { FollowEvent, InterestEvent, TieEvent } from '../../../model/events.ts';
import type { PersonId } from '../../../model/ids.ts';
import type { CollectorMemory } from '../../../store/ports/collector-memory.ts';
import { askAbout } from '../ask/ask-about.ts';
import type { Payer } from '../ask/payment.ts';
import type { WritingCollector } from '../collector.ts';
import { eventsOf, writeEvents } from '../write-events.ts';
import { followTime } from './follow-time.ts';

const KIND = 'follow-times';

/**
 * Reads when followers followed, and stores each batch as it comes. Asks about
 * everybody once, and again about those who left and returned. Returns how many times are new;
 * `undefined`: the platform does not say when people followed.
 */
export async function readFollowTimes(
  c: WritingCollector,
  payer: Payer,
): Promise<number | undefined> {
  const read = c.platform.people.followTimes?.(c.account);
  const last = await c.store.log.lastSnapshot(Infinity);
  if (read === undefined || last === undefined) return undefined;
  const before = await c.store.log.lastSnapshot(last.at);
  const followedBefore = new Set(before?.followers);
  const left = await withUnknownTime(c, last.followers);
  const listed = new Set(last.followers);
  const startedAt = c.clock.now();
  const all = left.length;
  let added = 0;
  for (let part = 1; left.length > 0; part++) {
    c.onCollected?.(KIND, all - left.length, all);
    const { page: found, settle } = await askAbout(c, read, KIND, left, payer);
    const events: FollowEvent[] = [];
    for (const [person, follow] of found) {
      const isNew = before !== undefined && !followedBefore.has(person);
      const time = followTime(follow, isNew ? before.at : -Infinity, last.at);
      if (time === undefined) continue;
      const via = follow.via === undefined ? {} : { via: follow.via };
      events.push({ type: 'follow', person: person as PersonId, ...time, ...via });
    }
    added += (await writeEvents(c, { kind: KIND, startedAt }, eventsOf(events, part))).added;
    const brought = Array.from(found, ([who, { via }]) => broughtBy(who, via)).flat();
    const ties = Array.from(found, ([who, { others = [] }]) => tiesTo(listed, who, others)).flat();
    await writeEvents(c, { kind: KIND, startedAt }, eventsOf([...brought, ...ties], part));
    await settle();
    const answered = [...found].filter(([, { claimed }]) => claimed !== undefined);
    await c.memory.digests.keep(KIND, new Map(answered.map(([person]) => [person, KNOWN])));
    left.splice(0, found.size);
  }
  c.onCollected?.(KIND, all, all);
  return added;
}

/** What brought somebody shows what they care about. */
function broughtBy(person: string, via: string | undefined): InterestEvent[] {
  if (via === undefined) return [];
  return [{ type: 'interest', person: person as PersonId, term: via, weight: 1 }];
}

/** Returns the ties of somebody to other followers. */
function tiesTo(listed: ReadonlySet<string>, from: string, others: readonly string[]): TieEvent[] {
  return others
    .filter((other) => listed.has(other) && other !== from)
    .map((to) => ({ type: 'tie', from: from as PersonId, to: to as PersonId }));
}

const KNOWN = 'known';
const LEFT = 'left';

/** Returns the people whose follow times the platform told. */
export async function knownFollowTimes({ digests }: CollectorMemory): Promise<string[]> {
  const all = await digests.all(KIND);
  return [...all].flatMap(([person, state]) => (state === KNOWN ? [person] : []));
}

/** Returns the followers whose time we don't know. Whoever left may return at another time. */
async function withUnknownTime(
  { memory, isForgotten }: WritingCollector,
  followers: readonly string[],
): Promise<string[]> {
  const known = await memory.digests.all(KIND);
  const listed = new Set(followers);
  const gone = [...known.keys()].filter((person) => !listed.has(person));
  await memory.digests.keep(KIND, new Map(gone.map((person) => [person, LEFT])));
  return followers.filter((person) => known.get(person) !== KNOWN && !isForgotten(person));
}
