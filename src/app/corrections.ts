import { cleanLabel } from '../analysis/topics/given/given-topics.ts';
import { findByName } from '../views/why/find-by-name.ts';
import { peopleCandidates } from '../views/why/people-candidates.ts';
import type { Snapshot } from '../model/audience-log.ts';
import type { DataCorrection } from '../model/data-corrections.ts';
import { parseCorrection } from '../model/corrections.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountId, PersonId } from '../model/ids.ts';
import { formatInstant, parseInstant } from '../model/instant.ts';
import { Rejection } from '../model/rejection.ts';
import {
  type WrittenCorrection,
  writtenCorrection,
  type WrittenStoredCorrection,
  writtenKept,
} from '../model/written-correction.ts';
import type { Store } from '../store/ports/store.ts';
import { notFound } from './not-found.ts';
import { postNamed } from './post-named.ts';

/** What is to be corrected, as somebody asks for it. */
export type RequestedCorrection =
  /** `time`: when it was done, or as much of that as tells which is meant. */
  | { kind: 'snapshot'; time: string; believed: boolean }
  /** `person`: id, handle or name. */
  | { kind: 'follow-churner'; person: string; followChurner: boolean }
  /** `post`: its id or address on the web. */
  | { kind: 'post-topics'; post: string; topics: readonly string[] };

/** What was decided, and the number by which it can be undone. */
export interface MadeCorrection {
  id: number;
  correction: WrittenCorrection;
}

/**
 * Decides on a correction; an earlier one about the same gives way to it. Reports follow. Throws a
 * `TribeError` where what it is about is not known.
 */
export async function correct(
  store: Pick<Store, 'log' | 'corrections'>,
  account: AccountId,
  requested: RequestedCorrection,
  now: number,
): Promise<MadeCorrection> {
  const correction = await meant(store, account, requested);
  return {
    id: await store.corrections.add(account, correction, now),
    correction: writtenCorrection(correction),
  };
}

/** All that the owner ever said, oldest first. */
export async function listCorrections(
  store: Pick<Store, 'corrections'>,
  account: AccountId,
): Promise<WrittenStoredCorrection[]> {
  return (await store.corrections.all(account)).map(writtenKept);
}

/** Undoes what the owner said; it stays on record. Throws a `TribeError` where it does not stand. */
export async function undoCorrection(
  store: Pick<Store, 'corrections'>,
  account: AccountId,
  requested: string,
  now: number,
): Promise<MadeCorrection> {
  const said = (await store.corrections.all(account)).find(({ id }) => String(id) === requested);
  if (said === undefined || said.undoneAt !== undefined) {
    throw new TribeError(
      said === undefined
        ? `You said nothing under the number '${requested}'.`
        : 'It is undone already.',
      '`tribe correct list` has the numbers of what stands.',
      EXIT.usage,
    );
  }
  await store.corrections.undo(account, said.id, now);
  return { id: said.id, correction: writtenCorrection(said.correction) };
}

async function meant(
  store: Pick<Store, 'log'>,
  account: AccountId,
  requested: RequestedCorrection,
): Promise<DataCorrection> {
  const { people, posts, snapshots } = await store.log.loadAudience(account);
  switch (requested.kind) {
    case 'snapshot':
      return {
        kind: requested.kind,
        at: snapshotAt(snapshots, requested.time).at,
        believed: requested.believed,
      };
    case 'follow-churner': {
      const found = findByName(peopleCandidates(people), requested.person);
      if (!('position' in found)) throw notFound({ kind: 'person', id: requested.person }, found);
      const person = people.ids[found.position] as PersonId;
      return { kind: requested.kind, person, followChurner: requested.followChurner };
    }
    case 'post-topics': {
      const post = postNamed(requested.post, new Set(posts.map(({ id }) => id)));
      return checkedTopics({ kind: requested.kind, post, topics: requested.topics });
    }
  }
}

const NAMED = 5;

/** The reading done or begun at that time, or the only one whose time begins so, as on one day. */
function snapshotAt(snapshots: readonly Snapshot[], time: string): Snapshot {
  const instant = parseInstant(time);
  const found = snapshots.filter(({ at, began }) =>
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
    snapshots.length === 0
      ? 'No reading of the follower list was taken in yet.'
      : `Say when it was done, as 2026-03-01T06:00:00Z or the day alone. The last: ${timesOf(snapshots.slice(-NAMED))}`,
    EXIT.usage,
  );
}

function timesOf(snapshots: readonly Snapshot[]): string {
  return snapshots.map(({ at }) => formatInstant(at)).join('; ');
}

function checkedTopics(requested: {
  kind: string;
  post: string;
  topics: readonly string[];
}): DataCorrection {
  try {
    if (requested.topics.some((label) => cleanLabel(label) === '')) {
      throw new Rejection('a label is empty');
    }
    return parseCorrection({ ...requested }) as DataCorrection;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new TribeError(
      `That cannot be taken: ${error.message}.`,
      'Give the labels of its topics with --topic, once each.',
      EXIT.usage,
    );
  }
}
