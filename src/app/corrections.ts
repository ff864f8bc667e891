import { cleanLabel } from '../analysis/topics/given/given-topics.ts';
import { findSubject } from '../views/why/find-subject.ts';
import { peopleCandidates } from '../views/why/people-candidates.ts';
import type { Reading } from '../model/audience-log.ts';
import type { Correction } from '../model/corrections.ts';
import { parseDecision } from '../model/decisions.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountId, PersonId } from '../model/ids.ts';
import { formatInstant, parseInstant } from '../model/instant.ts';
import { Rejection } from '../model/rejection.ts';
import {
  type WrittenDecision,
  writtenDecision,
  type WrittenKeptDecision,
  writtenKept,
} from '../model/written-decision.ts';
import type { Store } from '../store/ports/store.ts';
import { notFound } from './not-found.ts';
import { postNamed } from './post-named.ts';

/** What is to be corrected, as somebody asks for it. */
export type AskedCorrection =
  /** `time`: when it was done, or as much of that as tells which is meant. */
  | { kind: 'reading'; time: string; believed: boolean }
  /** `person`: id, handle or name. */
  | { kind: 'churner'; person: string; churner: boolean }
  /** `post`: its id or address on the web. */
  | { kind: 'post-topics'; post: string; topics: readonly string[] };

/** What was decided, and the number by which it can be undone. */
export interface MadeCorrection {
  id: number;
  decision: WrittenDecision;
}

/**
 * Decides on a correction; an earlier one about the same gives way to it. Reports follow. Throws a
 * `TribeError` where what it is about is not known.
 */
export async function correct(
  store: Pick<Store, 'log' | 'corrections'>,
  account: AccountId,
  asked: AskedCorrection,
  now: number,
): Promise<MadeCorrection> {
  const correction = await meant(store, account, asked);
  return {
    id: await store.corrections.add(account, correction, now),
    decision: writtenDecision(correction),
  };
}

/** All that the owner ever said, oldest first. */
export async function listDecisions(
  store: Pick<Store, 'corrections'>,
  account: AccountId,
): Promise<WrittenKeptDecision[]> {
  return (await store.corrections.all(account)).map(writtenKept);
}

/** Undoes what the owner said; it stays on record. Throws a `TribeError` where it does not stand. */
export async function undoDecision(
  store: Pick<Store, 'corrections'>,
  account: AccountId,
  asked: string,
  now: number,
): Promise<MadeCorrection> {
  const said = (await store.corrections.all(account)).find(({ id }) => String(id) === asked);
  if (said === undefined || said.undoneAt !== undefined) {
    throw new TribeError(
      said === undefined
        ? `You said nothing under the number '${asked}'.`
        : 'It is undone already.',
      '`tribe correct list` has the numbers of what stands.',
      EXIT.usage,
    );
  }
  await store.corrections.undo(account, said.id, now);
  return { id: said.id, decision: writtenDecision(said.decision) };
}

async function meant(
  store: Pick<Store, 'log'>,
  account: AccountId,
  asked: AskedCorrection,
): Promise<Correction> {
  const { people, posts, readings } = await store.log.loadAudience(account);
  switch (asked.kind) {
    case 'reading':
      return {
        kind: asked.kind,
        at: readingAt(readings, asked.time).at,
        believed: asked.believed,
      };
    case 'churner': {
      const found = findSubject(peopleCandidates(people), asked.person);
      if (!('position' in found)) throw notFound({ kind: 'person', id: asked.person }, found);
      const person = people.ids[found.position] as PersonId;
      return { kind: asked.kind, person, churner: asked.churner };
    }
    case 'post-topics': {
      const post = postNamed(asked.post, new Set(posts.map(({ id }) => id)));
      return checkedTopics({ kind: asked.kind, post, topics: asked.topics });
    }
  }
}

const NAMED = 5;

/** The reading done or begun at that time, or the only one whose time begins so, as on one day. */
function readingAt(readings: readonly Reading[], time: string): Reading {
  const instant = parseInstant(time);
  const found = readings.filter(({ at, began }) =>
    instant === undefined
      ? time !== '' && formatInstant(at).startsWith(time)
      : at === instant || began === instant,
  );
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    const advice = `Say which: ${timesOf(found.slice(0, NAMED))}`;
    throw new TribeError(`There are ${found.length} readings of '${time}'.`, advice, EXIT.usage);
  }
  throw new TribeError(
    `No reading of '${time}' is known.`,
    readings.length === 0
      ? 'No reading of the follower list was taken in yet.'
      : `Say when it was done, as 2026-03-01T06:00:00Z or the day alone. The last: ${timesOf(readings.slice(-NAMED))}`,
    EXIT.usage,
  );
}

function timesOf(readings: readonly Reading[]): string {
  return readings.map(({ at }) => formatInstant(at)).join('; ');
}

function checkedTopics(asked: {
  kind: string;
  post: string;
  topics: readonly string[];
}): Correction {
  try {
    if (asked.topics.some((label) => cleanLabel(label) === '')) {
      throw new Rejection('a label is empty');
    }
    return parseDecision({ ...asked }) as Correction;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new TribeError(
      `That cannot be taken: ${error.message}.`,
      'Give the labels of its topics with --topic, once each.',
      EXIT.usage,
    );
  }
}
