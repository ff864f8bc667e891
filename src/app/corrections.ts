import { cleanLabel } from '../analysis/topics/given/given-topics.ts';
import { findByName } from '../views/why/find-by-name.ts';
import { peopleCandidates } from '../views/why/people-candidates.ts';
import type { Snapshot } from '../model/audience-log.ts';
import type { DataCorrection } from '../model/data-corrections.ts';
import { type Correction, parseCorrection, type StoredCorrection } from '../model/corrections.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { PersonId } from '../model/ids.ts';
import { formatInstant, parseInstant } from '../model/instant.ts';
import { Rejection } from '../model/rejection.ts';
import {
  writtenCorrection,
  type WrittenStoredCorrection,
  writtenCorrections,
} from '../model/written-correction.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { notFound } from './not-found.ts';
import { postNamed } from './post-named.ts';

/** A correction as the owner requests it. */
export type RequestedCorrection =
  /** `time`: the time of the snapshot, or the start of it if that is unique, such as the day. */
  | { kind: 'snapshot'; time: string; believed: boolean }
  /** `person`: id, handle or name. */
  | { kind: 'follow-churner'; person: string; followChurner: boolean }
  /** `post`: its id or address on the web. */
  | { kind: 'post-topics'; post: string; topics: readonly string[] };

/** A stored correction, and the number to undo it by. */
export type MadeCorrection = Pick<WrittenStoredCorrection, 'id' | 'correction' | 'handle'>;

/**
 * Stores a correction, which replaces an earlier one about the same thing. Reports use it from then
 * on. Throws a `TribeError` if the snapshot, person or post is unknown.
 */
export async function correct(
  store: Pick<AccountStore, 'log' | 'corrections'>,
  requested: RequestedCorrection,
  now: number,
): Promise<MadeCorrection> {
  return storeCorrection(store, await resolveCorrection(store, requested), now);
}

/** Stores a correction, and returns it with its number. */
export async function storeCorrection(
  store: Pick<AccountStore, 'corrections'>,
  correction: Correction,
  now: number,
): Promise<MadeCorrection> {
  const id = await store.corrections.add(correction, now);
  return madeCorrection((await store.corrections.all()).find((stored) => stored.id === id)!);
}

/** Returns all corrections of the owner, oldest first, with those that were undone. */
export async function listCorrections(
  store: Pick<AccountStore, 'corrections'>,
): Promise<WrittenStoredCorrection[]> {
  return writtenCorrections(await store.corrections.all());
}

/** Undoes a correction and keeps its record. Throws a `TribeError` if none has this number. */
export async function undoCorrection(
  store: Pick<AccountStore, 'corrections'>,
  requested: string,
  now: number,
): Promise<MadeCorrection> {
  const stored = (await store.corrections.all()).find(({ id }) => String(id) === requested);
  if (stored === undefined || stored.undoneAt !== undefined) {
    throw new TribeError(
      stored === undefined
        ? `There is no correction '${requested}'.`
        : `Correction ${requested} is already undone.`,
      'To see the numbers: tribe correct list',
      EXIT.usage,
    );
  }
  await store.corrections.undo(stored.id, now);
  return madeCorrection(stored);
}

async function resolveCorrection(
  store: Pick<AccountStore, 'log'>,
  requested: RequestedCorrection,
): Promise<DataCorrection> {
  const { people, posts, snapshots } = await store.log.loadAudience();
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

/** Returns the snapshot at that time, or the only one whose time starts with it, such as a day. */
function snapshotAt(snapshots: readonly Snapshot[], time: string): Snapshot {
  const instant = parseInstant(time);
  const found = snapshots.filter(({ at, began }) =>
    instant === undefined
      ? time !== '' && formatInstant(at).startsWith(time)
      : at === instant || began === instant,
  );
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    const advice = `Use one of these times: ${timesOf(found.slice(0, NAMED))}`;
    throw new TribeError(`There are ${found.length} snapshots of '${time}'.`, advice, EXIT.usage);
  }
  throw new TribeError(
    `There is no snapshot of '${time}'.`,
    snapshots.length === 0
      ? 'No snapshots have been imported yet. Start with: tribe import FILE, or: tribe snapshot'
      : `Use the time of a snapshot, or its day. ${nearestTo(snapshots, time)}`,
    EXIT.usage,
  );
}

/** The snapshots around a time that begins with a date; else the last ones. */
function nearestTo(snapshots: readonly Snapshot[], time: string): string {
  const requested =
    parseInstant(time) ?? parseInstant(`${time.slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`);
  if (requested === undefined) return `The last: ${timesOf(snapshots.slice(-NAMED))}`;
  const distance = ({ at }: Snapshot): number => Math.abs(at - requested);
  const nearest = snapshots
    .toSorted((a, b) => distance(a) - distance(b) || a.at - b.at)
    .slice(0, NAMED)
    .toSorted((a, b) => a.at - b.at);
  return `The nearest: ${timesOf(nearest)}`;
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
      `The topics cannot be used: ${error.message}.`,
      'Add --topic once for each topic of the post.',
      EXIT.usage,
    );
  }
}

function madeCorrection({ id, correction, handle }: StoredCorrection): MadeCorrection {
  const written = writtenCorrection(correction);
  return { id, correction: written, ...(handle !== undefined && { handle }) };
}
