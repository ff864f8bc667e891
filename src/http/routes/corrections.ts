import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { correctionOnName, rememberedCommunityNames } from '../../app/community-names.ts';
import { type Correction, parseCorrection } from '../../model/corrections.ts';
import { Rejection } from '../../model/rejection.ts';
import type { AccountId } from '../../model/ids.ts';
import {
  WrittenCorrection,
  WrittenStoredCorrection,
  writtenKept,
} from '../../model/written-correction.ts';
import type { Store } from '../../store/ports/store.ts';
import { AccountQuery, requestedOwnAccount } from '../requested-account.ts';
import { body, json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';

const all = createRoute({
  method: 'get',
  path: '/corrections',
  request: { query: AccountQuery },
  responses: json(
    z.object({ items: z.array(WrittenStoredCorrection) }),
    'all the owner ever said, oldest first',
  ),
});

const decide = createRoute({
  method: 'post',
  path: '/corrections',
  request: { query: AccountQuery, body: body(WrittenCorrection) },
  responses: json(z.object({ id: z.int() }), 'kept; reports follow it from now on'),
});

const params = z.object({ id: z.string().regex(/^\d{1,12}$/u) });
const done = z.object({ id: z.int() });

const undo = createRoute({
  method: 'post',
  path: '/corrections/{id}/undo',
  request: { params, query: AccountQuery },
  responses: json(done, 'it does not stand any more'),
});

const redo = createRoute({
  method: 'post',
  path: '/corrections/{id}/redo',
  request: { params, query: AccountQuery },
  responses: json(done, 'it stands again'),
});

/** What the owner says of their own audience. */
export function correctionRoutes({ store, now, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(all, async (context) => {
      const { id } = requestedOwnAccount(context, context.req.valid('query').account, usual);
      const items = (await store.corrections.all(id)).map(writtenKept);
      return context.json({ items }, 200);
    })
    .openapi(decide, async (context) => {
      const account = requestedOwnAccount(context, context.req.valid('query').account, usual).id;
      const correction = await checked(store, account, parsed(context.req.valid('json')));
      return context.json({ id: await store.corrections.add(account, correction, now()) }, 200);
    })
    .openapi(undo, async (context) => {
      const account = requestedOwnAccount(context, context.req.valid('query').account, usual).id;
      const id = Number(context.req.valid('param').id);
      await requireSaid(store, account, id);
      await store.corrections.undo(account, id, now());
      return context.json({ id }, 200);
    })
    .openapi(redo, async (context) => {
      const account = requestedOwnAccount(context, context.req.valid('query').account, usual).id;
      const id = Number(context.req.valid('param').id);
      await requireSaid(store, account, id);
      await store.corrections.redo(account, id);
      return context.json({ id }, 200);
    });
}

/** Of names as the command line checks them; what is corrected is checked by the store. */
async function checked(
  store: Pick<Store, 'corrections' | 'results'>,
  account: AccountId,
  correction: Correction,
): Promise<Correction> {
  if (correction.kind !== 'community-name') return correction;
  const { community, name } = correction;
  return correctionOnName(await rememberedCommunityNames(store, account), community, name);
}

async function requireSaid(
  store: Pick<Store, 'corrections'>,
  account: AccountId,
  id: number,
): Promise<void> {
  if ((await store.corrections.all(account)).some((said) => said.id === id)) return;
  throw new Refusal(404, `You said nothing under the number ${id}`);
}

function parsed(fields: WrittenCorrection) {
  try {
    return parseCorrection({ ...fields });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new Refusal(400, 'That cannot be taken', error.message);
  }
}
