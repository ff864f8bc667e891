import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { capacityPage } from '../../app/capacity/capacity-page.ts';
import { keptCapacity } from '../../app/capacity/kept-capacity.ts';
import { CapacityPage } from '../../model/pages/capacity.ts';
import { json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { AccountQuery, ownStore } from '../requested-account.ts';

const capacity = createRoute({
  method: 'get',
  path: '/capacity',
  request: { query: AccountQuery },
  responses: json(
    CapacityPage,
    'Returns how many requests this server can answer, and how many it answers now. Empty on a hosted server.',
  ),
});

/** How much capacity is left. On a hosted server only its operator may know, not its owners. */
export function capacityRoutes({ meter, mode, account: usual }: AppPorts) {
  return new OpenAPIHono<Environment>({ defaultHook: invalid }).openapi(
    capacity,
    async (context) => {
      const store = await ownStore(context, usual);
      if (mode === 'hosted') return context.json(capacityPage(undefined, undefined), 200);
      return context.json(capacityPage(await keptCapacity(store), meter.load()), 200);
    },
  );
}
