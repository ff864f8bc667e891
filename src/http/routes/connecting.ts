import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Connected } from '../../app/collect/connections.ts';
import { Connecting } from '../../model/pages/connecting.ts';
import { body, json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';
import { Id } from '../requested-account.ts';

const connect = createRoute({
  method: 'post',
  path: '/connections',
  request: {
    body: body(
      z.strictObject({
        platform: z.literal('bluesky').describe('the platforms that anybody may read'),
        handle: z.string().min(1).max(320),
      }),
    ),
  },
  responses: json(
    Connecting,
    'Connects to a public account and starts to read it; only on the owner’s machine.',
  ),
});

const look = createRoute({
  method: 'get',
  path: '/connections/{id}',
  request: { params: z.object({ id: Id.describe('the id of the account') }) },
  responses: json(Connecting, 'Returns how far the first snapshot of the account is.'),
});

/** Connects to accounts from the browser. */
export function connectingRoutes({ connections, mode }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  const requireOwner = (context: Context<Environment>): void => {
    const isOwner = mode === 'own-machine' && context.get('visitor').linkUntil === undefined;
    if (!isOwner) throw new Refusal(403, 'You cannot add accounts here');
  };
  return app
    .openapi(connect, async (context) => {
      requireOwner(context);
      const { platform, handle } = context.req.valid('json');
      return context.json(shown(await connections.begin(platform, handle)), 200);
    })
    .openapi(look, (context) => {
      requireOwner(context);
      const connected = connections.of(context.req.valid('param').id);
      if (connected === undefined) throw new Refusal(404, 'The account was not connected here');
      return context.json(shown(connected), 200);
    });
}

function shown({ account, effort, state, progress, failure }: Connected): Connecting {
  return {
    account: account.id,
    handle: account.handle ?? null,
    state,
    effort: effort ?? null,
    progress: progress === undefined ? null : { ...progress, all: progress.all ?? null },
    failure: failure === undefined ? null : { title: failure.message, detail: failure.advice },
  };
}
