import type { z } from 'zod';
import type { ListPage, PlatformList, PlatformRead } from '../platform-read.ts';
import type { PlatformAnswer } from '../platform-answer.ts';
import type { Resource } from '../prices.ts';
import type { Endpoint } from './limits.ts';
import { PAGE_SIZES } from './limits.ts';
import type { XPage } from './read-page.ts';
import { readPage } from './read-page.ts';
import type { XAnswer } from './x-answer.ts';
import type { XClient, XRequest } from './x-client.ts';

/** The content of a request, and how to read its response. */
interface XReadSettings<Asked, Page> {
  endpoint: Endpoint;
  resource: Resource;
  request: (asked: Asked) => Omit<XRequest, 'endpoint'>;
  read: (body: unknown, asked: Asked) => ReadBody<Page>;
}

/** A page, and the ids that X charges for. */
type ReadBody<Page> = { page: Page; charged: string[] } | { misunderstood: string };

export function xRead<Asked, Page>(
  client: XClient,
  { endpoint, resource, request, read }: XReadSettings<Asked, Page>,
): PlatformRead<Asked, Page> {
  return {
    limit: endpoint,
    resource,
    size: PAGE_SIZES[endpoint],
    send: async (token, asked) => {
      const answer = await client.get(token, { endpoint, ...request(asked) });
      return pageAnswer(answer, (body) => read(body, asked));
    },
  };
}

/** The request for a list, and what each of its entries becomes. */
interface XListSettings<Entry extends { id: string }, Item> {
  endpoint: Endpoint;
  /** The account or post whose list it is. */
  of: string;
  query?: XRequest['query'];
  resource: Resource;
  entry: z.ZodType<Entry>;
  item: (entry: Entry) => Item;
  fieldsMissing?: (entries: readonly Entry[]) => string[];
}

export function xList<Entry extends { id: string }, Item>(
  client: XClient,
  { endpoint, of, query, resource, entry, item, fieldsMissing }: XListSettings<Entry, Item>,
): PlatformList<Item> {
  const list = xRead(client, {
    endpoint,
    resource,
    request: ({ size, cursor }: { size: number; cursor: string | null }) => ({
      params: { id: of },
      query: {
        ...query,
        max_results: size,
        ...(cursor !== null && { pagination_token: cursor }),
      },
    }),
    read: (body): ReadBody<ListPage<Item>> => {
      const read = readPage(body, entry);
      if ('misunderstood' in read) return read;
      const page = listPage(read.page, item, fieldsMissing?.(read.page.items) ?? []);
      return { page, charged: read.page.items.map(({ id }) => id) };
    },
  });
  return {
    ...list,
    send: async (token, position) => {
      const answer = await list.send(token, position);
      // X responds in this way if a cursor has expired.
      const isExpired =
        position.cursor !== null && answer.kind === 'refused' && answer.status === 400;
      return isExpired ? { kind: 'expired' } : answer;
    },
  };
}

function listPage<Entry, Item>(
  { items, next, problems }: XPage<Entry>,
  item: (entry: Entry) => Item,
  fieldsMissing: string[],
): ListPage<Item> {
  return { items: items.map(item), next, problems: problems.length, fieldsMissing };
}

function pageAnswer<Page>(
  answer: XAnswer,
  read: (body: unknown) => ReadBody<Page>,
): PlatformAnswer<Page> {
  if (answer.kind !== 'body') return answer;
  const { body, limit } = answer;
  const result = read(body);
  return 'misunderstood' in result
    ? { kind: 'misunderstood', reason: result.misunderstood, limit }
    : { kind: 'page', ...result, limit };
}
