import type { InterestEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { CollectorMemory } from '../../store/ports/collector-memory.ts';
import type { Answer } from './ask/ask.ts';
import { askAbout } from './ask/ask-about.ts';
import type { InterestsRead, PersonInterest } from '../../platforms/platform-people.ts';
import type { PlatformRead } from '../../platforms/platform-read.ts';
import type { Payer } from './ask/payment.ts';
import type { WritingCollector } from './collector.ts';
import type { StopReason } from './stopped.ts';
import { Stopped } from './stopped.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const KIND = 'interests';

/** The most requests of a snapshot. Most people take one. */
const MOST_REQUESTS = 20_000;
/** How often to ask about people of whom nothing came. After that, the next snapshot asks. */
const ATTEMPTS = 3;
const SILENT: readonly StopReason[] = ['unreachable', 'misunderstood'];

/**
 * Reads what followers write about, those who engaged most first, and each of them once. Returns how
 * many people it read; `undefined`: the platform does not say for free.
 */
export async function readInterests(
  c: WritingCollector,
  payer: Payer,
): Promise<number | undefined> {
  const read = c.platform.people.interests?.();
  const last = await c.store.log.lastSnapshot(Infinity);
  if (read === undefined || last === undefined) return undefined;
  const known = await c.memory.digests.all(KIND);
  const left = (await byEngagement(c, last.followers))
    .filter((person) => !known.has(person) && !c.isForgotten(person))
    .slice(0, MOST_REQUESTS);
  const startedAt = c.clock.now();
  const all = left.length;
  let done = 0;
  let part = 0;
  let requests = 0;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const people = left.splice(0);
    while (people.length > 0 && requests < MOST_REQUESTS) {
      c.onCollected?.(KIND, done, all);
      const asked = people.splice(0, read.size.most);
      const answer = await interestsRead(c, read, asked, payer);
      if (answer instanceof Stopped) {
        // The last few can wait for the next snapshot.
        if (people.length === 0) return done;
        throw answer;
      }
      const { found } = answer.page;
      requests += answer.page.requests;
      await writeEvents(c, { kind: KIND, startedAt }, eventsOf(interestsOf(found), ++part));
      await answer.settle();
      await c.memory.digests.keep(KIND, new Map([...found.keys()].map((who) => [who, 'read'])));
      left.push(...asked.filter((person) => !found.has(person)));
      done += found.size;
    }
  }
  c.onCollected?.(KIND, done, all);
  return done;
}

/** Returns the people whose interests we have read. */
export async function withInterestsRead({ digests }: CollectorMemory): Promise<string[]> {
  return [...(await digests.all(KIND)).keys()];
}

/** Returns why nothing came of a batch: perhaps only the posts of these people cannot be read. */
async function interestsRead(
  c: WritingCollector,
  read: PlatformRead<readonly string[], InterestsRead>,
  asked: readonly string[],
  payer: Payer,
): Promise<Answer<InterestsRead> | Stopped> {
  try {
    return await askAbout(c, read, KIND, asked, payer);
  } catch (error) {
    if (error instanceof Stopped && SILENT.includes(error.reason)) return error;
    throw error;
  }
}

function interestsOf(found: ReadonlyMap<string, PersonInterest[]>): InterestEvent[] {
  return Array.from(found, ([person, interests]) =>
    interests.map(({ term, weight }): InterestEvent => ({
      type: 'interest',
      person: person as PersonId,
      term,
      weight,
    })),
  ).flat();
}

/** Returns people in the order of how often they engaged. */
async function byEngagement(
  { store }: WritingCollector,
  people: readonly string[],
): Promise<string[]> {
  const { engagements, people: known } = await store.log.loadAudience();
  const counts = new Map<string, number>();
  for (const person of engagements.person) {
    const id = known.ids[person]!;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return people.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}
