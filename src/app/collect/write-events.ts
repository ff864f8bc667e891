import { hash } from 'node:crypto';
import type { AudienceEvent, PersonEvent } from '../../model/events.ts';
import type { Instant } from '../../model/instant.ts';
import { formatInstant } from '../../model/instant.ts';
import type { Profile } from '../../platforms/platform-people.ts';
import type { CollectorRun } from '../../store/ports/collector-memory.ts';
import type { LocatedEvent, WriteCounts } from '../../store/ports/event-log.ts';
import type { Collector, WritingCollector } from './collector.ts';
import type { PageRead } from './lists/list-to-read.ts';

/** Returns the kind of source under which the log stores what a platform sent: `x-api`. */
export function sourceKind({ platform }: Pick<Collector, 'platform'>): string {
  return `${platform.id}-api`;
}

/** The run that read something. Its kind and its start name the source of its events. */
export type Reader = Pick<CollectorRun, 'kind' | 'startedAt'>;

/**
 * Writes events into the log: all of them or none. The line of an event is the number of the request
 * that brought it.
 */
export async function writeEvents(
  c: WritingCollector,
  { kind, startedAt }: Reader,
  events: readonly LocatedEvent[],
): Promise<WriteCounts> {
  if (events.length === 0) return { added: 0, known: 0, rejected: 0, leftOut: 0 };
  const { name } = c.platform;
  const session = await c.begin(c.store, {
    kind: sourceKind(c),
    name: `${name} ${kind} ${formatInstant(startedAt)}`,
    listedAs: name,
    at: c.clock.now(),
  });
  return session.write({ events, rejected: [] });
}

/** Returns the events of one request. */
export function eventsOf(events: readonly AudienceEvent[], request: number): LocatedEvent[] {
  return events.map((event) => ({ event, line: request }));
}

/**
 * Writes the profiles that contain something new. The others would fill the log every day. Whoever
 * has a profile is there, even if their account was deleted before.
 */
export async function writeProfiles(
  c: WritingCollector,
  read: readonly Profile[],
  { run, part, at }: { run: Reader } & Omit<PageRead, 'run'>,
): Promise<void> {
  await c.store.privacy.restore(read.map(({ id }) => id));
  const profiles = read.filter(({ id }) => !c.isForgotten(id));
  const digests = new Map(profiles.map((profile) => [profile.id as string, digestOf(profile)]));
  const changed = await c.memory.digests.changed('profile', digests);
  const events = profiles
    .filter(({ id }) => changed.has(id))
    .map((profile): PersonEvent => ({ ...profile, at: at as Instant }));
  await writeEvents(c, run, eventsOf(events, part));
  await c.memory.digests.keep('profile', digests);
}

/**
 * Returns a digest of a profile. Counts change it only if they become a quarter larger or smaller,
 * because they change with every follow.
 */
function digestOf({ followers, following, ...rest }: Profile): string {
  const text = JSON.stringify([rest, rough(followers), rough(following)]);
  return hash('sha256', text, 'hex').slice(0, 16);
}

function rough(count: number | undefined): number | null {
  return count === undefined ? null : Math.round(4 * Math.log2(count + 1)) / 4;
}
