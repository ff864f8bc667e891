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
 * What the owner says of their own audience, as against what was observed. A decision is never
 * changed: it can be undone, and a later one about the same thing takes its place.
 */
export type Correction = TopicDefinition | CommunityName | DataCorrection;

const CORRECTION_KINDS = [
  'topic',
  'community-name',
  ...DATA_CORRECTION_KINDS,
] as const satisfies Correction['kind'][];

/** A topic of the owner's own: what their posts say, or posts that are about it. */
export interface TopicDefinition {
  kind: 'topic';
  label: string;
  /** Words, hashtags or phrases; a post that holds one of them is about the topic. */
  keywords: string[];
  /** Posts about it; others like them are, too. */
  examples: PostId[];
}

/** What the owner calls a community. */
export interface CommunityName {
  kind: 'community-name';
  community: string;
  name: string;
}

/** A decision as it is kept. */
export interface StoredCorrection {
  /** From 1, an account at a time. */
  id: number;
  correction: Correction;
  /** ms since 1970. */
  at: number;
  /** ms since 1970; `undefined`: it stands. */
  undoneAt?: number;
}

const LONGEST_KEYWORD = 100;
const MOST_KEYWORDS = 200;
const MOST_EXAMPLES = 200;

/** A decision from outside; throws a {@link Rejection} that says what is wrong with it. */
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
 * The decisions in force: those not undone, of several about the same thing the latest, in an order
 * that does not depend on when they were made.
 */
export function correctionsInForce(kept: readonly StoredCorrection[]): Correction[] {
  const latest = new Map<string, Correction>();
  for (const { correction, undoneAt } of kept.toSorted((a, b) => a.id - b.id)) {
    if (undoneAt === undefined) latest.set(targetOf(correction), correction);
  }
  return [...latest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, correction]) => correction);
}

/** Two decisions about the same thing have the same subject. */
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
