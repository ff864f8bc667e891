import { z } from 'zod';
import { inOlderDialect } from './dialect.ts';

/** A part that X could not send, as reported in a response with status 200. */
const Problem = z.object({
  title: z.string().catch(''),
  detail: z.string().catch(''),
  type: z.string().catch(''),
  resource_id: z.string().optional().catch(undefined),
  resource_type: z.string().optional().catch(undefined),
  value: z.string().optional().catch(undefined),
  parameter: z.string().optional().catch(undefined),
});
export type Problem = z.infer<typeof Problem>;

const Envelope = z.object({
  data: z.array(z.unknown()).optional(),
  errors: z.array(Problem).optional(),
  meta: z
    .object({ next_token: z.string().min(1).max(2000).optional() })
    .optional()
    .catch(undefined),
});

/** A validated page. */
export interface XPage<Item> {
  items: Item[];
  /** `undefined` if this is the last page. */
  next: string | undefined;
  /** What X could not send of the list itself. */
  problems: Problem[];
}

export type ReadPage<Item> = { page: XPage<Item> } | { misunderstood: string };

/**
 * Problems with posts attached to the items, such as a deleted pinned post, do not affect the list.
 */
const OF_POSTS = /^(?:tweet|post)$/;

/**
 * Reads a page of items. One invalid item makes the page unusable, because we cannot know whom the
 * list then lacks.
 *
 * @param item the schema of every item.
 */
export function readPage<Item>(body: unknown, item: z.ZodType<Item>): ReadPage<Item> {
  const envelope = Envelope.safeParse(inOlderDialect(body));
  if (!envelope.success) return { misunderstood: 'it does not have the format that X documents' };
  const { data = [], errors = [], meta } = envelope.data;
  const items: Item[] = [];
  for (const entry of data) {
    const parsed = item.safeParse(entry);
    if (!parsed.success) return { misunderstood: 'an entry cannot be read' };
    items.push(parsed.data);
  }
  const problems = errors.filter(({ resource_type: type }) => !OF_POSTS.test(type ?? ''));
  return { page: { items, next: meta?.next_token, problems } };
}

/** Reads a response about one thing instead of a list. */
export function readOne<Item>(body: unknown, item: z.ZodType<Item>): Item | undefined {
  const older = inOlderDialect(body);
  return z.object({ data: item }).safeParse(older).data?.data;
}
