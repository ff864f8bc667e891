import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { forgetPerson, rememberedPerson } from '../../app/forget-person.ts';
import type { PersonId } from '../../model/ids.ts';
import { Forgetting, TracesPage } from '../../model/pages/forgetting.ts';
import { AccountQuery, Id, ownStore } from '../requested-account.ts';
import { json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';

const request = {
  params: z.object({ id: Id.describe('the id of the person') }),
  query: AccountQuery,
};

const traces = createRoute({
  method: 'get',
  path: '/people/{id}/traces',
  request,
  responses: json(TracesPage, 'Returns how much data there is about a person.'),
});

const forget = createRoute({
  method: 'delete',
  path: '/people/{id}',
  request,
  responses: json(
    Forgetting,
    'Permanently deletes all data about a person. Repeat the request if `swept` is false.',
  ),
});

/** Deletes all data about people. Only the owner can do this, because it cannot be undone. */
export function forgettingRoutes({ pages, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(traces, async (context) => {
      const store = await ownStore(context, usual);
      const person = context.req.valid('param').id as PersonId;
      const known = (await rememberedPerson(store, person))?.traces;
      if (known === undefined) throw nobody();
      context.header('Cache-Control', 'no-store');
      return context.json(TracesPage.parse({ person, ...known }), 200);
    })
    .openapi(forget, async (context) => {
      const store = await ownStore(context, usual);
      const person = context.req.valid('param').id as PersonId;
      if ((await rememberedPerson(store, person)) === undefined) throw nobody();
      const done = await pages.removing(store.account, () => forgetPerson(store, person));
      // Browsers cache pages to revalidate them; these must not stay in the cache.
      context.header('Clear-Site-Data', '"cache"');
      return context.json(done, 200);
    });
}

function nobody(): Refusal {
  return new Refusal(404, 'There is no data about a person with this id', 'Check the id.');
}
