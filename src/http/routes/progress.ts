import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { TribeError } from '../../model/errors.ts';
import { requestedScope, WindowQuery } from '../requested-account.ts';
import { PROBLEMS } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { streamEvents } from '../stream-events.ts';

const progress = createRoute({
  method: 'get',
  path: '/progress',
  request: { query: WindowQuery },
  responses: {
    200: {
      description:
        'a stream of `progress` events; the last event is `ready`, or `failed` with an error',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...PROBLEMS,
  },
});

/** How far an analysis is, as it goes on. */
export function progressRoutes({ pages, account }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app.openapi(progress, async (context) => {
    const scope = requestedScope(context, context.req.valid('query'), account);
    return streamEvents(context, (say, over) =>
      pages.follow(
        scope,
        (told) => {
          say(told.stage === 'ready' ? 'ready' : 'progress', told);
          if (told.stage === 'ready') over();
        },
        (error) => {
          const said = error instanceof TribeError ? error : undefined;
          say('failed', {
            title: said?.message ?? 'The server failed because of a bug',
            detail: said?.advice,
          });
          over();
        },
      ),
    ) as never;
  });
}
