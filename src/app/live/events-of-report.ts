import type {
  AudienceEvent,
  DepartureReason,
  Occurrence,
  StatusEvent,
  UnfollowEvent,
} from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import type { FollowRecord, LiveReport } from '../../platforms/live-report.ts';
import type { LookedUp } from '../../platforms/platform-people.ts';
import type { Away, FollowBook } from './follow-book.ts';

/** What we can ask about one person. `undefined`: no answer now. */
export interface Questions {
  follow: (person: string) => Promise<FollowRecord | undefined>;
  lookUp: (person: string) => Promise<LookedUp | undefined>;
  now: () => number;
}

/**
 * Returns what a report adds to the log, and notes in the book how people follow. The same report
 * again adds nothing.
 */
export async function eventsOfReport(
  { person: who, at, what }: LiveReport,
  book: FollowBook,
  questions: Questions,
): Promise<AudienceEvent[]> {
  const person = who as PersonId;
  const known = book.get(who);
  const follows = book.follows(who);
  switch (what?.kind) {
    case undefined:
      return [];
    case 'follow':
      return followed({ person, at, record: what.record }, book, questions);
    case 'tie':
      return follows && what.to !== who && book.follows(what.to)
        ? [{ type: 'tie', from: person, to: what.to as PersonId }]
        : [];
    case 'unfollow':
      return unfollowed({ person, at, record: what.record }, book, questions);
    case 'engagement':
      return follows ? [{ ...what.engagement, person, at: what.at }] : [];
    case 'block':
      return follows ? [away(person, at, 'blocked', book)] : [];
    case 'name':
      return follows ? [{ type: 'person', id: person, handle: what.handle, at }] : [];
    case 'away': {
      if (!follows) return [];
      // A server may be wrong about an account that has moved to another one.
      const found = await questions.lookUp(who);
      if (found === 'active' || found === 'follows' || found === 'blocked') return [];
      if (!what.isFinal || found !== 'deleted') return [away(person, at, what.status, book)];
      const since = known?.away?.at ?? at;
      book.set(who, 'left', known?.record);
      return [{ type: 'unfollow', person, reason: 'deleted', ...exactly(since) }];
    }
    case 'back':
      // Its follow was there all along.
      if (known?.away?.status !== 'blocked') book.setAway(who, undefined);
      return [];
    case 'unclear':
      return follows ? verified(who, book, questions) : [];
  }
}

/** Notes that the follower list leaves somebody out from then on. The next snapshot shows whether it does. */
function away(
  person: PersonId,
  at: Instant,
  status: Away['status'],
  book: FollowBook,
): StatusEvent {
  if (book.get(person)?.away === undefined) book.setAway(person, { status, at });
  return { type: 'status', person, at, status };
}

/** A record of following that somebody made or deleted. */
interface ChangedRecord {
  person: PersonId;
  at: Instant;
  record: string;
}

async function followed(
  { person, at, record }: ChangedRecord,
  book: FollowBook,
  questions: Questions,
): Promise<AudienceEvent[]> {
  const known = book.get(person);
  if (known?.record === record) return [];
  if (known === undefined || known.state === 'left') {
    book.set(person, 'came', record);
    return [{ type: 'follow', person, ...exactly(at) }];
  }
  // A second record beside the first, or we missed the end of the first.
  const follow = await questions.follow(person);
  if (follow?.record !== undefined) book.set(person, known.state, follow.record);
  return [];
}

async function unfollowed(
  { person, at, record }: ChangedRecord,
  book: FollowBook,
  questions: Questions,
): Promise<AudienceEvent[]> {
  const known = book.get(person);
  if (known === undefined || known.state === 'left' || known.record !== record) return [];
  const follow = await questions.follow(person);
  const isOther = follow?.record !== undefined && follow.record !== record;
  if (isOther && (follow.madeAt ?? Infinity) <= at) {
    // Some people follow by two records.
    book.set(person, known.state, follow.record);
    return [];
  }
  book.set(person, 'left', record);
  if (known.state === 'hidden') return [];
  return [{ type: 'unfollow', person, reason: 'unfollowed', ...exactly(at) }];
}

/** Asks whether a person still follows. Returns their departure if they have unfollowed. */
async function verified(
  person: string,
  book: FollowBook,
  questions: Questions,
): Promise<AudienceEvent[]> {
  const follow = await questions.follow(person);
  if (follow === undefined || follow.isHidden) return [];
  if (follow.record === undefined) {
    const found = await questions.lookUp(person);
    return departure(person, found, book, { now: questions.now(), reasons: ['unfollowed'] });
  }
  book.set(person, book.get(person)!.state, follow.record);
  return [];
}

/**
 * Returns the departure of somebody who is gone: since they are away, or as of now if we do not know
 * when it was. Returns nothing if it is for another reason than those, or if we cannot tell.
 *
 * @param found what a look-up found about them.
 * @param away since when, as reports told.
 */
export function departure(
  person: string,
  found: LookedUp | undefined,
  book: FollowBook,
  {
    now,
    reasons,
    away,
  }: { now: number; reasons: readonly DepartureReason[]; away?: Away | undefined },
): UnfollowEvent[] {
  if (found === undefined || found === 'unclear' || found === 'follows') return [];
  const reason = found === 'active' || found === 'protected' ? 'unfollowed' : found;
  if (!reasons.includes(reason)) return [];
  book.set(person, reason === 'unfollowed' ? 'left' : 'hidden', book.get(person)?.record);
  const time =
    away === undefined || reason === 'unfollowed'
      ? { after: -Infinity, before: now }
      : exactly(away.at);
  return [{ type: 'unfollow', person: person as PersonId, reason, ...time }];
}

/** Returns the departure of a follower who was away when a snapshot left them out. */
export function departureOfAway(person: string, { status, at }: Away): UnfollowEvent {
  return { type: 'unfollow', person: person as PersonId, reason: status, ...exactly(at) };
}

function exactly(at: number): Occurrence {
  return { after: at as Instant, before: at as Instant };
}
