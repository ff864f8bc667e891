import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { forVisitors } from '../../app/for-visitors.ts';
import { requestedScope, WindowQuery } from '../requested-account.ts';
import { PROBLEMS } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import type { StreamEvents } from '../stream-events.ts';

const progress = createRoute({
  method: 'get',
  path: '/progress',
  request: { query: WindowQuery },
  responses: {
    200: {
      description:
        'Streams `progress` events. The last event is `ready`, or `failed` with an error.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...PROBLEMS,
  },
});

/** The progress of an analysis while it runs. */
export function progressRoutes({ pages, account, onDefect }: AppPorts, streamEvents: StreamEvents) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app.openapi(progress, async (context) => {
    const scope = requestedScope(context, account);
    return (await streamEvents(context, (send, end) =>
      pages.follow(
        scope,
        (progress) => {
          send(progress.stage === 'ready' ? 'ready' : 'progress', progress);
          if (progress.stage === 'ready') end();
        },
        (error) => {
          const { message: title, advice: detail } = forVisitors(error, onDefect);
          send('failed', { title, detail });
          end();
        },
      ),
    )) as never;
  });
}
