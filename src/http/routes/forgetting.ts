import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { forgetPerson, rememberedPerson } from '../../app/forget-person.ts';
import type { PersonId } from '../../model/ids.ts';
import { Forgetting, TracesPage } from '../../model/pages/forgetting.ts';
import { AccountQuery, Id, requestedOwnAccount } from '../requested-account.ts';
import { json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';

const request = { params: z.object({ id: Id }), query: AccountQuery };

const traces = createRoute({
  method: 'get',
  path: '/people/{id}/traces',
  request,
  responses: json(TracesPage, 'how much is known of a person, before it is removed'),
});

const forget = createRoute({
  method: 'delete',
  path: '/people/{id}',
  request,
  responses: json(
    Forgetting,
    'all that was known of them is removed for good; said again, what is left of it in the file',
  ),
});

/** Forgetting people. It cannot be undone, so only the owner may. */
export function forgettingRoutes({ store, pages, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(traces, async (context) => {
      const account = requestedOwnAccount(context, context.req.valid('query').account, usual);
      const person = context.req.valid('param').id as PersonId;
      const known = (await rememberedPerson(store, account, person))?.traces;
      if (known === undefined) throw nobody();
      context.header('Cache-Control', 'no-store');
      return context.json(TracesPage.parse({ person, ...known }), 200);
    })
    .openapi(forget, async (context) => {
      const account = requestedOwnAccount(context, context.req.valid('query').account, usual);
      const person = context.req.valid('param').id as PersonId;
      if ((await rememberedPerson(store, account, person)) === undefined) throw nobody();
      const done = await pages.removing(account.id, () => forgetPerson(store, account, person));
      // Browsers keep pages to ask whether they are still the same; these must not be kept at all.
      context.header('Clear-Site-Data', '"cache"');
      return context.json(done, 200);
    });
}

function nobody(): Refusal {
  return new Refusal(404, 'Nobody of that id is known', 'So there is nothing to forget.');
}
