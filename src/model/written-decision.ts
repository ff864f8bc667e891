import { z } from 'zod';
import type { KeptDecision, OwnerDecision } from './decisions.ts';
import { formatInstant } from './instant.ts';
import { id, instant } from './pages/parts.ts';

/** A decision as it is published, and as `parseDecision` takes it: times are RFC 3339. */
export const WrittenDecision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('topic'),
    label: z.string(),
    keywords: z.array(z.string()),
    examples: z.array(id).describe('ids of posts'),
  }),
  z.object({ kind: z.literal('tribe-name'), tribe: id, name: z.string() }),
  z.object({
    kind: z.literal('reading'),
    at: instant.describe('when the reading of the follower list was done'),
    believed: z.boolean(),
  }),
  z.object({ kind: z.literal('churner'), person: id, churner: z.boolean() }),
  z.object({
    kind: z.literal('post-topics'),
    post: id,
    topics: z.array(z.string()).describe('labels: these and no others'),
  }),
]);
export type WrittenDecision = z.infer<typeof WrittenDecision>;

/** A kept decision as it is published. */
export const WrittenKeptDecision = z.object({
  id: z.int(),
  decision: WrittenDecision,
  at: instant,
  undoneAt: instant.nullable().describe('null: it stands'),
});
export type WrittenKeptDecision = z.infer<typeof WrittenKeptDecision>;

export function writtenDecision(decision: OwnerDecision): WrittenDecision {
  return decision.kind === 'reading' ? { ...decision, at: formatInstant(decision.at) } : decision;
}

export function writtenKept({
  id: number,
  decision,
  at,
  undoneAt,
}: KeptDecision): WrittenKeptDecision {
  return {
    id: number,
    decision: writtenDecision(decision),
    at: formatInstant(at),
    undoneAt: undoneAt === undefined ? null : formatInstant(undoneAt),
  };
}
