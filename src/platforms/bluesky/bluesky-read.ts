import { z } from 'zod';
import type { ListPage, ListPosition, PlatformList, PlatformRead } from '../platform-read.ts';
import type { PlatformAnswer } from '../platform-answer.ts';
import type { Resource } from '../prices.ts';
import type { XrpcAnswer, XrpcFailure } from './xrpc-answer.ts';

/** All requests to the AppView count against one limit. */
const LIMIT = 'AppView';

/** `undefined`: the body does not have the format of the lexicon. */
export type ReadBody<Page> = { page: Page } | XrpcFailure | undefined;

/** The content of a request, and how to read its response. */
interface ReadSettings<Asked, Page> {
  resource: Resource;
  most: number;
  request: (asked: Asked) => Promise<XrpcAnswer>;
  /**
   * Returns `undefined` if the body does not have the format of the lexicon, and the failure if
   * something else that the page needs did not come.
   */
  read: (body: unknown, asked: Asked) => ReadBody<Page> | Promise<ReadBody<Page>>;
}

export function blueskyRead<Asked, Page>({
  resource,
  most,
  request,
  read,
}: ReadSettings<Asked, Page>): PlatformRead<Asked, Page> {
  return {
    limit: LIMIT,
    resource,
    size: { least: 1, most },
    send: async (_token, asked): Promise<PlatformAnswer<Page>> => {
      const answer = await request(asked);
      if (answer.kind !== 'body') return answer;
      const { body, limit } = answer;
      const result = await read(body, asked);
      if (result === undefined) {
        const reason = 'it does not have the format that Bluesky documents';
        return { kind: 'misunderstood', reason, limit };
      }
      return 'page' in result ? { kind: 'page', page: result.page, charged: [], limit } : result;
    },
  };
}

/** The request for a list, and what each of its entries becomes. */
interface ListSettings<Entry, Item> {
  resource: Resource;
  request: (position: ListPosition) => Promise<XrpcAnswer>;
  /** The field of the response that holds the entries. */
  field: string;
  entry: z.ZodType<Entry>;
  items: (entries: Entry[]) => Item[] | Promise<Item[] | XrpcFailure>;
}

/** The most entries of a page of any list. */
export const MOST_ENTRIES = 100;

export function blueskyList<Entry, Item>({
  resource,
  request,
  field,
  entry,
  items,
}: ListSettings<Entry, Item>): PlatformList<Item> {
  const Page = z.object({
    [field]: z.array(entry),
    cursor: z.string().min(1).max(2000).optional().catch(undefined),
  });
  return blueskyRead<ListPosition, ListPage<Item>>({
    resource,
    most: MOST_ENTRIES,
    request,
    read: async (body) => {
      const page = Page.safeParse(body).data;
      if (page === undefined) return undefined;
      const entries = page[field] as Entry[];
      const next = page.cursor as string | undefined;
      const made = await items(entries);
      if (!Array.isArray(made)) return made;
      return { page: { items: made, next, problems: 0, fieldsMissing: [] } };
    },
  });
}
