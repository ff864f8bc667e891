import { hash } from 'node:crypto';
import type { AudienceEvent, PersonEvent } from '../../model/events.ts';
import { profileDigestText } from '../../platforms/x/map-user.ts';
import type { WriteCounts } from '../../store/ports/event-log.ts';
import type { WritingCollector } from './collector.ts';

/** Which of our sources wrote an event. */
const KIND = 'x-api';
const NAME = 'X';

/** Writes what was collected into the log: all of it or nothing. */
export async function writeEvents(
  c: WritingCollector,
  events: readonly AudienceEvent[],
): Promise<WriteCounts> {
  if (events.length === 0) return { added: 0, known: 0, rejected: 0, leftOut: 0 };
  const source = { kind: KIND, name: NAME, at: c.clock.now() };
  const session = await c.begin(c.store, source);
  return session.write({ events: events.map((event) => ({ event, line: 0 })), rejected: [] });
}

/** Profiles that say something new; the others would be written every day. */
export async function writeProfiles(
  c: WritingCollector,
  read: readonly PersonEvent[],
): Promise<void> {
  const people = read.filter(({ id }) => !c.isForgotten(id));
  const digests = new Map<string, string>();
  for (const person of people) {
    digests.set(person.id, hash('sha256', profileDigestText(person), 'hex').slice(0, 16));
  }
  const changed = await c.memory.digests.changed('profile', digests);
  await writeEvents(
    c,
    people.filter(({ id }) => changed.has(id)),
  );
  await c.memory.digests.keep('profile', digests);
}
