import { z } from 'zod';
import {
  type Correction,
  CORRECTION_KINDS,
  replacedCorrections,
  type StoredCorrection,
} from './corrections.ts';
import { formatInstant } from './instant.ts';
import { id, instant } from './pages/parts.ts';
import type { TopicReference } from './topic-corrections.ts';

/** The kinds before version 0.2.0, and what each is called now. */
const FORMER_KINDS: Record<string, string> = {
  reading: 'snapshot',
  'tribe-name': 'community-name',
  churner: 'follow-churner',
};

/** Returns the message for an unknown kind. It names the new kind if the kind was renamed. */
function unknownKind({ input }: { input?: unknown }): string | undefined {
  const { kind } = (input ?? {}) as { kind?: unknown };
  const now = FORMER_KINDS[String(kind)];
  if (now !== undefined) return `the kind '${String(kind)}' is now called '${now}'`;
  return `the kind must be one of: ${CORRECTION_KINDS.join(', ')}`;
}

const WrittenTopic = z
  .strictObject({
    id: id.describe('id of a topic of the last report'),
    label: z.string().optional().describe('its label then, without a name of the owner'),
  })
  .describe('a topic');
export type WrittenTopic = z.infer<typeof WrittenTopic>;

/** A correction as we publish it and as `parseCorrection` reads it: times are RFC 3339. */
export const WrittenCorrection = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('topic'),
      label: z.string(),
      keywords: z.array(z.string()),
      examples: z.array(id).describe('ids of posts'),
    }),
    z.strictObject({ kind: z.literal('topic-name'), topic: WrittenTopic, name: z.string() }),
    z.strictObject({
      kind: z.literal('topic-merge'),
      topics: z.array(WrittenTopic),
      into: WrittenTopic.describe('the broad topic they become parts of'),
    }),
    z.strictObject({
      kind: z.literal('topic-split'),
      topic: WrittenTopic.describe('the broad topic that the posts leave'),
      parts: z.array(WrittenTopic).describe('fine topics that become the new topic'),
      keywords: z.array(z.string()),
      examples: z.array(id).describe('ids of posts'),
      id: id.optional().describe('id of the new topic; without it, made of its name'),
      name: z.string().optional().describe('without it, the label of the first part, or a word'),
    }),
    z.strictObject({ kind: z.literal('community-name'), community: id, name: z.string() }),
    z.strictObject({
      kind: z.literal('snapshot'),
      at: instant.describe('time of the snapshot'),
      believed: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('follow-churner'), person: id, followChurner: z.boolean() }),
    z.strictObject({
      kind: z.literal('post-topics'),
      post: id,
      topics: z.array(z.string()).describe('labels of all topics of the post'),
    }),
  ],
  { error: unknownKind },
);
export type WrittenCorrection = z.infer<typeof WrittenCorrection>;

/** A stored correction as we publish it. */
export const WrittenStoredCorrection = z.object({
  id: z.int(),
  correction: WrittenCorrection,
  handle: z.string().optional().describe('last known handle of the person it is about'),
  at: instant,
  undoneAt: instant.nullable().describe('null: not undone'),
  replacedBy: z
    .int()
    .nullable()
    .describe('id of a later correction about the same thing, which reports follow instead'),
});
export type WrittenStoredCorrection = z.infer<typeof WrittenStoredCorrection>;

export function writtenCorrection(correction: Correction): WrittenCorrection {
  switch (correction.kind) {
    case 'snapshot':
      return { ...correction, at: formatInstant(correction.at) };
    case 'topic-name':
      return { ...correction, topic: writtenTopic(correction.topic) };
    case 'topic-merge':
      return {
        ...correction,
        topics: correction.topics.map(writtenTopic),
        into: writtenTopic(correction.into),
      };
    case 'topic-split':
      return {
        ...correction,
        topic: writtenTopic(correction.topic),
        parts: correction.parts.map(writtenTopic),
      };
    default:
      return correction;
  }
}

function writtenTopic({ id: topicId, label }: TopicReference): WrittenTopic {
  return { id: topicId, label };
}

/** Writes all corrections of an account, each with the one that replaces it. */
export function writtenCorrections(stored: readonly StoredCorrection[]): WrittenStoredCorrection[] {
  const replaced = replacedCorrections(stored);
  return stored.map(({ id: number, correction, handle, at, undoneAt }) => ({
    id: number,
    correction: writtenCorrection(correction),
    ...(handle !== undefined && { handle }),
    at: formatInstant(at),
    undoneAt: undoneAt === undefined ? null : formatInstant(undoneAt),
    replacedBy: replaced.get(number) ?? null,
  }));
}
