import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Context } from 'hono';
import { parseDayOrInstant } from '../../model/instant.ts';
import type { ListHints } from '../../model/list-question.ts';
import { ListHintsFields, ListQuestionFields } from '../../model/pages/list-question.ts';
import { count } from '../../model/pages/parts.ts';
import { isOver } from '../../app/upload/uploads.ts';
import { AccountQuery, Id, ownStore } from '../requested-account.ts';
import { body, json, PROBLEMS } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';
import type { StreamEvents } from '../stream-events.ts';

const Progress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('receiving'), bytes: count, size: count }),
  z.object({ state: z.literal('importing'), bytes: count, size: count, lines: count }),
  z.object({
    state: z.literal('done'),
    imported: z.object({
      account: z.string().optional(),
      lines: count,
      added: count,
      known: count,
      rejected: count,
      waiting: count,
      leftOut: count.describe('about forgotten people or deleted posts'),
      notKept: z
        .array(z.object({ reason: z.string(), count }))
        .describe('rejected rows that are only counted'),
      notes: z.array(z.string()).describe('what the owner should check in what was read'),
    }),
  }),
  z.object({
    state: z.literal('question'),
    message: z.string(),
    advice: z.string(),
    question: ListQuestionFields,
  }),
  z.object({ state: z.literal('failed'), message: z.string(), advice: z.string() }),
]);

const announce = createRoute({
  method: 'post',
  path: '/imports',
  request: {
    query: AccountQuery,
    body: body(
      z.strictObject({
        name: z.string().min(1).max(255),
        size: count,
        create: z
          .boolean()
          .optional()
          .describe('adds the account of the file; only on the owner’s machine'),
        hints: ListHintsFields.optional().describe('what the file does not say'),
      }),
    ),
  },
  responses: json(
    z.object({ id: z.string() }),
    'Announces a file. Send it to the `file` address of the returned id.',
  ),
});

const params = z.object({ id: Id.describe('the id of the upload') });

const send = createRoute({
  method: 'put',
  path: '/imports/{id}/file',
  request: {
    params,
    body: { content: { 'application/octet-stream': { schema: z.string() } }, required: true },
  },
  responses: json(Progress, 'Imports the file and returns the result.'),
});

const look = createRoute({
  method: 'get',
  path: '/imports/{id}',
  request: { params },
  responses: json(Progress, 'Returns the progress of the file.'),
});

const follow = createRoute({
  method: 'get',
  path: '/imports/{id}/progress',
  request: { params },
  responses: {
    200: {
      description: 'Streams `progress` events. The last one is the result.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...PROBLEMS,
  },
});

function listHints({ at, as, map, account }: z.infer<typeof ListHintsFields>): ListHints {
  const instant = at === undefined ? undefined : parseDayOrInstant(at);
  return {
    ...(as && { as }),
    ...(map && { map }),
    ...(account && { account }),
    ...(instant !== undefined && { at: instant }),
  };
}

/** Imports files from the browser. */
export function importRoutes(
  { uploads, mode, account: usual }: AppPorts,
  streamEvents: StreamEvents,
) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  const known = (id: string, by: string) => {
    const progress = uploads.progress(id, by);
    if (progress === undefined) throw new Refusal(404, 'There is no such upload');
    return progress;
  };
  const intoOwn = async (context: Context<Environment>) => {
    const { account } = await ownStore(context, usual);
    return { account, mayCreate: false };
  };
  return app
    .openapi(announce, async (context) => {
      const { create, hints = {}, ...file } = context.req.valid('json');
      const { session, limitedAs, accounts, linkUntil } = context.get('visitor');
      const ownsAll = mode === 'own-machine' && linkUntil === undefined;
      if (create === true && !ownsAll) throw new Refusal(403, 'You cannot add accounts here');
      const isNew = ownsAll && (create === true || accounts.length === 0);
      const target = isNew ? 'new' : await intoOwn(context);
      return context.json(
        {
          id: uploads.begin({
            ...file,
            by: session,
            owner: limitedAs,
            target,
            hints: listHints(hints),
          }),
        },
        200,
      );
    })
    .openapi(send, async (context) => {
      const { id } = context.req.valid('param');
      const { session } = context.get('visitor');
      known(id, session);
      const bytes = context.req.raw.body as NodeStream | null;
      if (bytes === null) throw new Refusal(400, 'The request has no file');
      const progress = await uploads.receive(id, session, bytes);
      if (progress === undefined) throw new Refusal(409, 'The file was already sent');
      return context.json(progress, 200);
    })
    .openapi(look, (context) =>
      context.json(known(context.req.valid('param').id, context.get('visitor').session), 200),
    )
    .openapi(follow, async (context) => {
      const { id } = context.req.valid('param');
      const { session } = context.get('visitor');
      known(id, session);
      return (await streamEvents(context, (send, end) =>
        uploads.follow(id, session, (progress) => {
          send('progress', progress);
          if (isOver(progress)) end();
        }),
      )) as never;
    });
}
