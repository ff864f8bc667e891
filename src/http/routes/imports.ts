import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Context } from 'hono';
import { count } from '../../model/pages/parts.ts';
import { Hints, hintsOf, Imported, Progress, shownPreview } from '../../model/pages/upload.ts';
import { formatInstant } from '../../model/instant.ts';
import type { ImportTarget } from '../../app/import/import-account.ts';
import { isOver, type UploadProgress } from '../../app/upload/upload.ts';
import type { Imported as ImportedFile } from '../../app/upload/upload-messages.ts';
import { AccountQuery, Id, ownStore } from '../requested-account.ts';
import { body, json, PROBLEMS } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';
import type { StreamEvents } from '../stream-events.ts';

const create = z
  .boolean()
  .optional()
  .describe('adds the account of the file; only on the owner’s machine');

const announce = createRoute({
  method: 'post',
  path: '/imports',
  request: {
    query: AccountQuery,
    body: body(
      z.strictObject({
        name: z.string().min(1).max(255),
        size: count,
        create,
        preview: z
          .boolean()
          .optional()
          .describe('shows what the file looks like, and imports it with `start`'),
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
  responses: json(Progress, 'Imports or previews the file and returns the result.'),
});

const look = createRoute({
  method: 'get',
  path: '/imports/{id}',
  request: { params },
  responses: json(Progress, 'Returns the progress of the file.'),
});

const preview = createRoute({
  method: 'post',
  path: '/imports/{id}/preview',
  request: { params, body: body(z.strictObject({ hints: Hints })) },
  responses: json(Progress, 'Previews the file again, as the answers say it is to be read.'),
});

const start = createRoute({
  method: 'post',
  path: '/imports/{id}/start',
  request: {
    params,
    query: AccountQuery,
    body: body(z.strictObject({ create, hints: Hints.optional() })),
  },
  responses: json(
    Progress,
    'Imports a file that was previewed, and returns the result. If that fails, it can be started again.',
  ),
});

const forget = createRoute({
  method: 'delete',
  path: '/imports/{id}',
  request: { params },
  responses: json(z.object({ removed: z.literal(true) }), 'Removes a file that was previewed.'),
});

const sample = createRoute({
  method: 'post',
  path: '/sample',
  responses: json(
    Imported,
    'Imports the bundled sample into an account of its own; only on the owner’s machine.',
  ),
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

/** Imports files from the browser. */
export function importRoutes(ports: AppPorts, streamEvents: StreamEvents) {
  const { uploads } = ports;
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  const requestedUpload = (context: Context<Environment>) => requested(uploads, context);
  return app
    .openapi(announce, async (context) => {
      const { create: isNew, preview: isPreviewed, ...file } = context.req.valid('json');
      const { session, limitedAs } = context.get('visitor');
      const target = await targetOf(ports, context, isNew);
      const upload = { ...file, by: session, owner: limitedAs };
      const id = uploads.begin(isPreviewed === true ? upload : { ...upload, target });
      return context.json({ id }, 200);
    })
    .openapi(send, async (context) => {
      const { id, session } = requestedUpload(context);
      const bytes = context.req.raw.body as NodeStream | null;
      if (bytes === null) throw new Refusal(400, 'The request has no file');
      const progress = await uploads.receive(id, session, bytes);
      if (progress === undefined) throw new Refusal(409, 'The file was already sent');
      return context.json(shown(progress), 200);
    })
    .openapi(look, (context) => context.json(shown(requestedUpload(context).progress), 200))
    .openapi(preview, async (context) => {
      const { id, session } = requestedUpload(context);
      const hints = hintsOf(context.req.valid('json').hints);
      return context.json(shown((await uploads.preview(id, session, hints)) ?? noCopy()), 200);
    })
    .openapi(start, async (context) => {
      const { id, session } = requestedUpload(context);
      const { create: isNew, hints = {} } = context.req.valid('json');
      const target = await targetOf(ports, context, isNew);
      const progress = await uploads.start(id, session, { target, hints: hintsOf(hints) });
      return context.json(shown(progress ?? noCopy()), 200);
    })
    .openapi(forget, async (context) => {
      const { id, session } = requestedUpload(context);
      if (!(await uploads.forget(id, session))) {
        throw new Refusal(409, 'The file is being imported', 'Wait until that is done.');
      }
      return context.json({ removed: true as const }, 200);
    })
    .openapi(sample, async (context) => {
      if (!ownsAll(ports, context)) throw new Refusal(403, 'You cannot add accounts here');
      const { session, limitedAs } = context.get('visitor');
      const imported = await uploads.importSample({ owner: limitedAs, visitor: session });
      return context.json(shownImport(imported), 200);
    })
    .openapi(follow, async (context) => {
      const { id, session } = requestedUpload(context);
      return (await streamEvents(context, (send, end) =>
        uploads.follow(id, session, (progress) => {
          send('progress', shown(progress));
          if (isOver(progress)) end();
        }),
      )) as never;
    });
}

/** Returns the upload of a request. Does not reveal that other sessions have some. */
function requested(
  uploads: AppPorts['uploads'],
  context: Context<Environment>,
): { id: string; session: string; progress: UploadProgress } {
  // The route has validated it, and only the route knows its type.
  const { id }: z.infer<typeof params> = context.req.valid('param' as never);
  const { session } = context.get('visitor');
  const progress = uploads.progress(id, session);
  if (progress === undefined) throw new Refusal(404, 'There is no such upload');
  return { id, session, progress };
}

/** Whether the visitor owns all accounts and may add some. */
function ownsAll({ mode }: Pick<AppPorts, 'mode'>, context: Context<Environment>): boolean {
  return mode === 'own-machine' && context.get('visitor').linkUntil === undefined;
}

/** Returns where to import: an account of the file, if one may be added, else the requested account. */
async function targetOf(
  ports: Pick<AppPorts, 'mode' | 'account'>,
  context: Context<Environment>,
  isNew: boolean | undefined,
): Promise<ImportTarget> {
  const mayAdd = ownsAll(ports, context);
  if (isNew === true && !mayAdd) throw new Refusal(403, 'You cannot add accounts here');
  if (mayAdd && (isNew === true || context.get('visitor').accounts.length === 0)) return 'new';
  const { account } = await ownStore(context, ports.account);
  return { account, mayCreate: false };
}

function noCopy(): never {
  throw new Refusal(409, 'The file cannot be imported now', 'Choose the file again.');
}

function shown(progress: UploadProgress): Progress {
  switch (progress.state) {
    case 'previewed':
      return { ...progress, preview: shownPreview(progress.preview) };
    case 'done':
      return { ...progress, imported: shownImport(progress.imported) };
    default:
      return progress;
  }
}

function shownImport({ found: { snapshot, ...found }, ...imported }: ImportedFile) {
  const written = snapshot && { ...snapshot, at: formatInstant(snapshot.at) };
  return { ...imported, found: { ...found, ...(written && { snapshot: written }) } };
}
