import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { correctionOnName, rememberedCommunityNames } from '../../app/community-names.ts';
import { topicChange } from '../../app/topic-corrections.ts';
import { type Correction, parseCorrection } from '../../model/corrections.ts';
import { Rejection } from '../../model/rejection.ts';
import {
  WrittenCorrection,
  WrittenStoredCorrection,
  writtenCorrections,
} from '../../model/written-correction.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { AccountQuery, NumberInPath, ownStore } from '../requested-account.ts';
import { body, json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';

const list = createRoute({
  method: 'get',
  path: '/corrections',
  request: { query: AccountQuery },
  responses: json(
    z.object({ items: z.array(WrittenStoredCorrection) }),
    'Lists all corrections, the oldest first, with those that were undone or replaced.',
  ),
});

const add = createRoute({
  method: 'post',
  path: '/corrections',
  request: { query: AccountQuery, body: body(WrittenCorrection) },
  responses: json(
    z.object({ id: z.int() }),
    'Stores a correction. Reports follow it from then on.',
  ),
});

const done = z.object({ id: z.int() });

const undo = createRoute({
  method: 'post',
  path: '/corrections/{id}/undo',
  request: { params: NumberInPath, query: AccountQuery },
  responses: json(done, 'Undoes a correction.'),
});

const redo = createRoute({
  method: 'post',
  path: '/corrections/{id}/redo',
  request: { params: NumberInPath, query: AccountQuery },
  responses: json(done, 'Restores a correction that was undone.'),
});

/** Corrections by the owner. */
export function correctionRoutes({ now, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(list, async (context) => {
      const store = await ownStore(context, usual);
      const items = writtenCorrections(await store.corrections.all());
      return context.json({ items }, 200);
    })
    .openapi(add, async (context) => {
      const store = await ownStore(context, usual);
      const correction = await checked(store, parsed(context.req.valid('json')));
      return context.json({ id: await store.corrections.add(correction, now()) }, 200);
    })
    .openapi(undo, async (context) => {
      const store = await ownStore(context, usual);
      const { id } = context.req.valid('param');
      await requireCorrection(store, id);
      await store.corrections.undo(id, now());
      return context.json({ id }, 200);
    })
    .openapi(redo, async (context) => {
      const store = await ownStore(context, usual);
      const { id } = context.req.valid('param');
      await requireCorrection(store, id);
      await store.corrections.redo(id);
      return context.json({ id }, 200);
    });
}

/**
 * Checks what is about topics and communities as the command line does; the store checks everything
 * else.
 */
async function checked(
  store: Pick<AccountStore, 'corrections' | 'log' | 'results'>,
  correction: Correction,
): Promise<Correction> {
  switch (correction.kind) {
    case 'community-name': {
      const { community, name } = correction;
      return correctionOnName(await rememberedCommunityNames(store), community, name);
    }
    case 'topic-name':
      return topicChange(store, { ...correction, topic: correction.topic.id });
    case 'topic-merge': {
      const { kind, topics, into } = correction;
      return topicChange(store, { kind, topics: topics.map(({ id }) => id), into: into.id });
    }
    case 'topic-split': {
      const { topic, parts, name } = correction;
      return topicChange(store, {
        ...correction,
        topic: topic.id,
        parts: parts.map(({ id }) => id),
        ...(name === '' && { name: undefined }),
      });
    }
    default:
      return correction;
  }
}

async function requireCorrection(
  store: Pick<AccountStore, 'corrections'>,
  id: number,
): Promise<void> {
  if ((await store.corrections.all()).some((stored) => stored.id === id)) return;
  throw new Refusal(404, `There is no correction ${id}`);
}

function parsed(fields: WrittenCorrection) {
  try {
    return parseCorrection({ ...fields });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new Refusal(400, 'The correction is not valid', error.message);
  }
}
