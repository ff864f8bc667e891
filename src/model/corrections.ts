import {
  type DataCorrection,
  DATA_CORRECTION_KINDS,
  parseDataCorrection,
  targetOfDataCorrection,
} from './data-corrections.ts';
import { nameField } from './correction-fields.ts';
import type { Fields } from './fields.ts';
import { choiceField, idField } from './fields.ts';
import {
  parseTopicCorrection,
  targetOfTopicCorrection,
  TOPIC_CORRECTION_KINDS,
  type TopicCorrection,
  type TopicReference,
} from './topic-corrections.ts';

/**
 * What the owner says about a snapshot, a person, a post, a topic or a community. A correction is
 * never changed. The owner can undo it, and a later one about the same thing replaces it.
 */
export type Correction = TopicCorrection | CommunityName | DataCorrection;

export const CORRECTION_KINDS = [
  ...TOPIC_CORRECTION_KINDS,
  'community-name',
  ...DATA_CORRECTION_KINDS,
] as const satisfies Correction['kind'][];

/** Names a community. */
export interface CommunityName {
  kind: 'community-name';
  community: string;
  name: string;
}

/** A correction as it is stored. */
export interface StoredCorrection {
  /** Counted from 1 for each account. */
  id: number;
  correction: Correction;
  /** ms since 1970. */
  at: number;
  /** ms since 1970. `undefined`: not undone. */
  undoneAt?: number;
  /** The last known handle of the person the correction is about. */
  handle?: string;
}

/** Parses a correction from outside. Throws a {@link Rejection} with the reason. */
export function parseCorrection(fields: Fields): Correction {
  const kind = choiceField(fields, 'kind', CORRECTION_KINDS);
  switch (kind) {
    case 'community-name':
      return {
        kind: 'community-name',
        community: idField(fields, 'community'),
        name: nameField(fields, 'name'),
      };
    case 'snapshot':
    case 'follow-churner':
    case 'post-topics':
      return parseDataCorrection(kind, fields);
    default:
      return parseTopicCorrection(kind, fields);
  }
}

/**
 * Returns the corrections that reports follow: of those not undone, the latest about each thing.
 * Merges and splits of topics come last, in the order in which they were made, because each is about
 * the topics that the earlier ones left. The order of the others does not depend on when they were
 * made.
 */
export function correctionsInForce(stored: readonly StoredCorrection[]): Correction[] {
  const latest = [...latestOfEach(stored)].map(([target, { id, correction }]) => ({
    target,
    turn: TURNED.has(correction.kind) ? id : 0,
    correction,
  }));
  return latest
    .sort((a, b) => a.turn - b.turn || (a.target < b.target ? -1 : 1))
    .map(({ correction }) => correction);
}

const TURNED: ReadonlySet<Correction['kind']> = new Set(['topic-merge', 'topic-split']);

/**
 * Returns, for each correction that a later one about the same thing replaces, the id of that later
 * one. Corrections that were undone neither replace nor are replaced.
 */
export function replacedCorrections(stored: readonly StoredCorrection[]): Map<number, number> {
  const latest = latestOfEach(stored);
  const replaced = new Map<number, number>();
  for (const { id, correction, undoneAt } of stored) {
    const by = latest.get(targetOf(correction))?.id;
    if (undoneAt === undefined && by !== undefined && by !== id) replaced.set(id, by);
  }
  return replaced;
}

function latestOfEach(stored: readonly StoredCorrection[]): Map<string, StoredCorrection> {
  const latest = new Map<string, StoredCorrection>();
  for (const one of stored.toSorted((a, b) => a.id - b.id)) {
    if (one.undoneAt === undefined) latest.set(targetOf(one.correction), one);
  }
  return latest;
}

/** Returns a key for the corrected thing. Corrections about the same thing have the same key. */
export function targetOf(correction: Correction): string {
  switch (correction.kind) {
    case 'community-name':
      return `community-name ${correction.community}`;
    case 'snapshot':
    case 'follow-churner':
    case 'post-topics':
      return targetOfDataCorrection(correction);
    default:
      return targetOfTopicCorrection(correction);
  }
}

/**
 * Returns the corrections on which figures depend: all but names. A topic's name counts if a post
 * was given a topic of that name.
 */
export function correctionsOfFigures(inForce: readonly Correction[]): Correction[] {
  const given = new Set(
    inForce.flatMap((correction) =>
      correction.kind === 'post-topics' ? correction.topics.map(lettersOf) : [],
    ),
  );
  return inForce.filter(
    (correction) =>
      correction.kind !== 'community-name' &&
      (correction.kind !== 'topic-name' || given.has(lettersOf(correction.name))),
  );
}

/** Equal for all spellings of a name that could mean the same topic. */
function lettersOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFKC');
  return plain.replace(/[\p{Z}\p{C}]/gu, '');
}

/** Returns the topics found in texts that a correction refers to. */
export function topicsReferredTo(correction: Correction): TopicReference[] {
  switch (correction.kind) {
    case 'topic-name':
      return [correction.topic];
    case 'topic-merge':
      return [...correction.topics, correction.into];
    case 'topic-split':
      return [correction.topic, ...correction.parts];
    default:
      return [];
  }
}
