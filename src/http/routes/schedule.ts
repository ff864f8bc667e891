import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { schedulePage } from '../../app/watch/schedule-page.ts';
import {
  changedPlan,
  keepPlan,
  storedPlan,
  type RequestedPlan,
} from '../../app/watch/watch-plan.ts';
import { watchStatus } from '../../app/watch/watch-status.ts';
import { TribeError } from '../../model/errors.ts';
import { SchedulePage } from '../../model/pages/schedule-page.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';
import { AccountQuery, ownStore } from '../requested-account.ts';
import { body, json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';

const words = z.string().trim().min(1).max(100);

const PlanFields = z
  .strictObject({
    when: words.describe('in words, or as a cron expression, as in `tribe watch`'),
    zone: words.describe('such as Europe/Berlin'),
    quiet: words.describe('hours without new snapshots, such as 22-7; or none'),
    reportInQuiet: z.boolean().describe('update the report only in quiet hours'),
  })
  .partial();

const status = createRoute({
  method: 'get',
  path: '/schedule',
  request: { query: AccountQuery },
  responses: json(SchedulePage, 'Returns the schedule, its runs and the process that runs it.'),
});

const plan = createRoute({
  method: 'put',
  path: '/schedule',
  request: { query: AccountQuery, body: body(PlanFields) },
  responses: json(
    SchedulePage,
    'Sets the schedule. Fields left out do not change. `tribe watch` runs it.',
  ),
});

/** The schedule of `tribe watch`. Only the owner sees it, because it shows what they pay. */
export function scheduleRoutes({ now, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  const statusOf = async (store: AccountStore): Promise<SchedulePage> =>
    SchedulePage.parse(schedulePage(store.account, await watchStatus(store, now())));
  return app
    .openapi(status, async (context) => {
      const store = await ownStore(context, usual);
      return context.json(await statusOf(store), 200);
    })
    .openapi(plan, async (context) => {
      const store = await ownStore(context, usual);
      await changePlan(store.schedule, context.req.valid('json'));
      return context.json(await statusOf(store), 200);
    });
}

async function changePlan(
  memory: ScheduleMemory,
  fields: z.infer<typeof PlanFields>,
): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    await keepPlan(memory, changedPlan(await storedPlan(memory), fields as RequestedPlan, zone));
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
    throw new Refusal(400, error.message, error.advice);
  }
}
