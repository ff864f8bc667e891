import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { RememberedLists } from '../../model/pages/remembered-lists.ts';
import { formatInstant } from '../../model/instant.ts';
import { AccountQuery, Id, ownStore } from '../requested-account.ts';
import { json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';

const list = createRoute({
  method: 'get',
  path: '/remembered-lists',
  request: { query: AccountQuery },
  responses: json(
    RememberedLists,
    'Lists how the owner said that lists with certain columns are read, the newest first.',
  ),
});

const forget = createRoute({
  method: 'delete',
  path: '/remembered-lists/{key}',
  request: {
    params: z.object({ key: Id.describe('the `key` of the item') }),
    query: AccountQuery,
  },
  responses: json(
    z.object({ removed: z.literal(true) }),
    'Forgets the answers. The next list with these columns is asked about again.',
  ),
});

/** What is remembered about the columns of lists. */
export function rememberedListRoutes({ account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(list, async (context) => {
      const store = await ownStore(context, usual);
      const items = (await store.lists.all()).map(({ at, ...remembered }) => ({
        ...remembered,
        at: formatInstant(at),
      }));
      return context.json({ items }, 200);
    })
    .openapi(forget, async (context) => {
      const store = await ownStore(context, usual);
      const isRemoved = await store.lists.forget(context.req.valid('param').key);
      if (!isRemoved) throw new Refusal(404, 'Nothing is remembered under this key');
      return context.json({ removed: true as const }, 200);
    });
}
