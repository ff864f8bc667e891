import { z } from 'zod';
import type { StoredCorrection, Correction } from './corrections.ts';
import { formatInstant } from './instant.ts';
import { id, instant } from './pages/parts.ts';

/** A correction as published, and as `parseCorrection` reads it: times are RFC 3339. */
export const WrittenCorrection = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('topic'),
    label: z.string(),
    keywords: z.array(z.string()),
    examples: z.array(id).describe('ids of posts'),
  }),
  z.object({ kind: z.literal('community-name'), community: id, name: z.string() }),
  z.object({
    kind: z.literal('snapshot'),
    at: instant.describe('time of the snapshot'),
    believed: z.boolean(),
  }),
  z.object({ kind: z.literal('follow-churner'), person: id, followChurner: z.boolean() }),
  z.object({
    kind: z.literal('post-topics'),
    post: id,
    topics: z.array(z.string()).describe('labels of all topics of the post'),
  }),
]);
export type WrittenCorrection = z.infer<typeof WrittenCorrection>;

/** A stored correction as published. */
export const WrittenStoredCorrection = z.object({
  id: z.int(),
  correction: WrittenCorrection,
  at: instant,
  undoneAt: instant.nullable().describe('null: not undone'),
});
export type WrittenStoredCorrection = z.infer<typeof WrittenStoredCorrection>;

export function writtenCorrection(correction: Correction): WrittenCorrection {
  return correction.kind === 'snapshot'
    ? { ...correction, at: formatInstant(correction.at) }
    : correction;
}

export function writtenKept({
  id: number,
  correction,
  at,
  undoneAt,
}: StoredCorrection): WrittenStoredCorrection {
  return {
    id: number,
    correction: writtenCorrection(correction),
    at: formatInstant(at),
    undoneAt: undoneAt === undefined ? null : formatInstant(undoneAt),
  };
}
