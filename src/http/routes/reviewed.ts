import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { markReviewed, reviewedLists } from '../../app/reviewed-lists.ts';
import { body, json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { AccountQuery, ownStore } from '../requested-account.ts';

const LONGEST_NAME = 400;

const ReviewedLists = z.object({
  lists: z
    .record(z.string(), z.iso.datetime())
    .describe('when the owner last reviewed each list, by its name'),
});

const read = createRoute({
  method: 'get',
  path: '/reviewed',
  request: { query: AccountQuery },
  responses: json(ReviewedLists, 'Returns when the owner last reviewed each list.'),
});

const mark = createRoute({
  method: 'put',
  path: '/reviewed',
  request: {
    query: AccountQuery,
    body: body(
      z.strictObject({
        list: z.string().min(1).max(LONGEST_NAME),
        at: z.iso.datetime().nullable().optional().describe('default: now; null: never'),
      }),
    ),
  },
  responses: json(ReviewedLists, 'Marks a list as reviewed.'),
});

/** Marks of the owner on lists of people, so that lists can show who is new. */
export function reviewedRoutes({ now, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(read, async (context) => {
      const store = await ownStore(context, usual);
      return context.json({ lists: await reviewedLists(store) }, 200);
    })
    .openapi(mark, async (context) => {
      const store = await ownStore(context, usual);
      const { list, at } = context.req.valid('json');
      const time = at === undefined ? now() : at === null ? null : Date.parse(at);
      return context.json({ lists: await markReviewed(store, list, time) }, 200);
    });
}
