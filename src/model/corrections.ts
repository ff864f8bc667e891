import {
  type DataCorrection,
  DATA_CORRECTION_KINDS,
  parseDataCorrection,
  targetOfDataCorrection,
} from './data-corrections.ts';
import { listField, nameField } from './correction-fields.ts';
import type { Fields } from './fields.ts';
import { checkText, choiceField, idField, whyNoId } from './fields.ts';
import type { PostId } from './ids.ts';
import { isId } from './ids.ts';
import { kindOf, Rejection } from './rejection.ts';

/**
 * What the owner says about a snapshot, a person, a post, a topic or a community. A correction is
 * never changed. The owner can undo it, and a later one about the same thing replaces it.
 */
export type Correction = TopicDefinition | CommunityName | DataCorrection;

export const CORRECTION_KINDS = [
  'topic',
  'community-name',
  ...DATA_CORRECTION_KINDS,
] as const satisfies Correction['kind'][];

/** Defines a topic by words in posts, or by example posts. */
export interface TopicDefinition {
  kind: 'topic';
  label: string;
  /** Words, hashtags or phrases. A post that contains one of them is about the topic. */
  keywords: string[];
  /** Posts about the topic. Similar posts are about it too. */
  examples: PostId[];
}

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

const LONGEST_KEYWORD = 100;
const MOST_KEYWORDS = 200;
const MOST_EXAMPLES = 200;

/** Parses a correction from outside. Throws a {@link Rejection} with the reason. */
export function parseCorrection(fields: Fields): Correction {
  const kind = choiceField(fields, 'kind', CORRECTION_KINDS);
  switch (kind) {
    case 'topic':
      return parseTopicDefinition(fields);
    case 'community-name':
      return {
        kind: 'community-name',
        community: idField(fields, 'community'),
        name: nameField(fields, 'name'),
      };
    default:
      return parseDataCorrection(kind, fields);
  }
}

function parseTopicDefinition(fields: Fields): TopicDefinition {
  const label = nameField(fields, 'label');
  const keywords = listField(fields, 'keywords', MOST_KEYWORDS, (value, name) => {
    if (typeof value !== 'string') throw new Rejection(`\`${name}\` is ${kindOf(value)}, not text`);
    checkText(value, name, LONGEST_KEYWORD);
    if (value.trim() === '') throw new Rejection(`\`${name}\` is empty`);
    return value.trim();
  });
  const examples = listField(fields, 'examples', MOST_EXAMPLES, (value, name) => {
    if (typeof value !== 'string' || !isId(value))
      throw new Rejection(`\`${name}\` ${whyNoId(value)}`);
    return value as PostId;
  });
  if (keywords.length + examples.length === 0) {
    throw new Rejection('a topic needs keywords or example posts');
  }
  return { kind: 'topic', label, keywords, examples };
}

/**
 * Returns the corrections that reports follow: of those not undone, the latest about each thing. The
 * order does not depend on when they were made.
 */
export function correctionsInForce(stored: readonly StoredCorrection[]): Correction[] {
  return [...latestOfEach(stored)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { correction }]) => correction);
}

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
    case 'topic':
      return `topic ${correction.label.normalize('NFKC').toLowerCase()}`;
    case 'community-name':
      return `community-name ${correction.community}`;
    default:
      return targetOfDataCorrection(correction);
  }
}
