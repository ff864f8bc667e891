import type { AudienceEvent, DepartureReason, UnfollowEvent } from '../../model/events.ts';
import type { PersonId } from '../../model/ids.ts';
import type { FollowRecord, LiveReport } from '../../platforms/live-report.ts';
import type { LookedUp } from '../../platforms/platform-people.ts';
import type { FollowBook } from './follow-book.ts';

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
      return followed(person, at, what.record, book, questions);
    case 'unfollow':
      return unfollowed(person, at, what.record, book, questions);
    case 'engagement':
      return follows ? [{ ...what.engagement, person, at: what.at }] : [];
    case 'block':
      return follows ? [{ type: 'status', person, at, status: 'blocked' }] : [];
    case 'name':
      return follows ? [{ type: 'person', id: person, handle: what.handle, at }] : [];
    case 'away': {
      if (!follows) return [];
      // A server may be wrong about an account that has moved to another one.
      const found = await questions.lookUp(who);
      if (found === 'active' || found === 'follows' || found === 'blocked') return [];
      if (!what.isFinal || found !== 'deleted') {
        return [{ type: 'status', person, at, status: what.status }];
      }
      book.set(who, 'left', known?.record);
      return [{ type: 'unfollow', person, reason: 'deleted', after: at, before: at }];
    }
    case 'unclear':
      return follows ? verified(who, book, questions) : [];
  }
}

async function followed(
  person: PersonId,
  at: number,
  record: string,
  book: FollowBook,
  questions: Questions,
): Promise<AudienceEvent[]> {
  const known = book.get(person);
  if (known?.record === record) return [];
  if (known === undefined || known.state === 'left') {
    book.set(person, 'came', record);
    return [{ type: 'follow', person, after: at, before: at }];
  }
  // A second record beside the first, or we missed the end of the first.
  const follow = await questions.follow(person);
  if (follow?.record !== undefined) book.set(person, known.state, follow.record);
  return [];
}

async function unfollowed(
  person: PersonId,
  at: number,
  record: string,
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
  return [{ type: 'unfollow', person, reason: 'unfollowed', after: at, before: at }];
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
    return departure(person, await questions.lookUp(person), book, questions.now(), ['unfollowed']);
  }
  book.set(person, book.get(person)!.state, follow.record);
  return [];
}

/**
 * Returns the departure of somebody who is gone, as of now, because we do not know when it was; nothing
 * if it is for another reason than those, or if we cannot tell.
 *
 * @param found what a look-up found about them.
 */
export function departure(
  person: string,
  found: LookedUp | undefined,
  book: FollowBook,
  now: number,
  reasons: readonly DepartureReason[],
): UnfollowEvent[] {
  if (found === undefined || found === 'unclear' || found === 'follows') return [];
  const reason = found === 'active' || found === 'protected' ? 'unfollowed' : found;
  if (!reasons.includes(reason)) return [];
  book.set(person, reason === 'unfollowed' ? 'left' : 'hidden', book.get(person)?.record);
  const time = { after: -Infinity, before: now };
  return [{ type: 'unfollow', person: person as PersonId, reason, ...time }];
}
