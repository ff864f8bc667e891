import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { dismissRows } from '../../app/dismiss-rows.ts';
import { quarantinedLine, replayQuarantined } from '../../app/replay-quarantined.ts';
import { QuarantinePage, SourcesPage, SpendingPage } from '../../model/pages/account-data.ts';
import { formatInstant } from '../../model/instant.ts';
import type { SpendingLine } from '../../store/ports/collector-memory.ts';
import { QUARANTINE_COLUMNS, type QuarantinedLine } from '../../store/ports/quarantine-store.ts';
import {
  AccountQuery,
  Cursor,
  Limit,
  NumberInPath,
  ownStore,
  requestedScope,
  sortBy,
} from '../requested-account.ts';
import { body, json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';

const PAGE = 50;
/** Characters of a row to return; the command line shows all of it. */
const LONGEST_TEXT = 2000;

const sources = createRoute({
  method: 'get',
  path: '/sources',
  request: { query: AccountQuery },
  responses: json(SourcesPage, 'Lists the sources of the events.'),
});

const spending = createRoute({
  method: 'get',
  path: '/spending',
  request: { query: AccountQuery },
  responses: json(SpendingPage, 'Returns the cost of reading the platform, the latest day first.'),
});

const quarantine = createRoute({
  method: 'get',
  path: '/quarantine',
  request: {
    query: AccountQuery.extend({
      cursor: Cursor,
      limit: Limit,
      text: z
        .string()
        .max(100)
        .optional()
        .describe('only rows whose file, reason or text contains this'),
      ...sortBy(...QUARANTINE_COLUMNS),
    }),
  },
  responses: json(QuarantinePage, 'Lists the rejected rows that are still open.'),
});

const replay = createRoute({
  method: 'post',
  path: '/quarantine/{id}/replay',
  request: {
    params: NumberInPath,
    query: AccountQuery,
    body: body(
      z.strictObject({
        line: z
          .string()
          .max(200_000)
          .optional()
          .describe('the corrected row; without it, the row as it was'),
      }),
    ),
  },
  responses: json(
    z.object({ outcome: z.enum(['added', 'known', 'waiting', 'left out']) }),
    'Imports a rejected row again.',
  ),
});

const dismiss = createRoute({
  method: 'post',
  path: '/quarantine/{id}/dismiss',
  request: { params: NumberInPath, query: AccountQuery },
  responses: json(
    z.object({ outcome: z.literal('dismissed') }),
    'Dismisses a rejected row. Its record stays.',
  ),
});

const dismissMany = createRoute({
  method: 'post',
  path: '/quarantine/dismiss',
  request: {
    query: AccountQuery,
    body: body(
      z.union([
        z.strictObject({ all: z.literal(true) }),
        z.strictObject({ file: z.string().describe('the name of the source') }),
        z
          .strictObject({ first: z.int().min(1), last: z.int().min(1) })
          .describe('numbers of rows, both included'),
      ]),
    ),
  },
  responses: json(
    z.object({ dismissed: z.int().describe('how many rows were open') }),
    'Dismisses rejected rows: all, those of a file, or a range. Their records stay.',
  ),
});

/** Sources and the quarantine. Only the owner sees rejected rows, because they may contain anything. */
export function dataRoutes({ pages, now, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(sources, async (context) => {
      return context.json(await pages.sources(requestedScope(context, usual)), 200);
    })
    .openapi(spending, async (context) => {
      const store = await ownStore(context, usual);
      const lines = await store.collector.spending.since(0);
      const month = new Date(now()).toISOString().slice(0, 'YYYY-MM'.length);
      return context.json(
        {
          ever: sum(lines),
          thisMonth: sum(lines.filter(({ day }) => day.startsWith(month))),
          lines: lines
            .map(({ day, resource, reads, amount, unsure }) => ({
              day,
              resource,
              reads,
              amount,
              unsure,
            }))
            .reverse(),
        },
        200,
      );
    })
    .openapi(quarantine, async (context) => {
      const { cursor = '0', limit = PAGE, text = '', sort, order } = context.req.valid('query');
      const { quarantine: rows } = await ownStore(context, usual);
      const place = Number(cursor);
      const lines = await rows.lines({
        text,
        limit,
        ...(sort === undefined
          ? { after: place }
          : { skip: place, sort: { by: sort, descending: order === 'descending' } }),
      });
      const end = sort === undefined ? lines.at(-1)?.id : place + lines.length;
      const next = lines.length === limit ? String(end) : null;
      return context.json({ items: lines.map(shown), all: await rows.count({ text }), next }, 200);
    })
    .openapi(replay, async (context) => {
      const store = await ownStore(context, usual);
      const { line } = context.req.valid('json');
      const { id } = context.req.valid('param');
      return context.json({ outcome: await replayQuarantined(store, id, line, now()) }, 200);
    })
    .openapi(dismissMany, async (context) => {
      const store = await ownStore(context, usual);
      const rows = context.req.valid('json');
      const dismissed = await dismissRows(store, 'all' in rows ? undefined : rows, now());
      return context.json({ dismissed }, 200);
    })
    .openapi(dismiss, async (context) => {
      const store = await ownStore(context, usual);
      const { id } = context.req.valid('param');
      await quarantinedLine(store, id);
      await store.quarantine.resolve(id, now());
      return context.json({ outcome: 'dismissed' as const }, 200);
    });
}

/** Sums the cost, with the amounts reserved for lost responses, which X may have charged. */
function sum(lines: readonly SpendingLine[]): number {
  return lines.reduce((total, { amount, unsure }) => total + amount + unsure, 0);
}

function shown({ text, rejectedAt, resolvedAt, ...line }: QuarantinedLine) {
  return {
    ...line,
    text: text.slice(0, LONGEST_TEXT).toWellFormed(),
    rejectedAt: formatInstant(rejectedAt),
    resolvedAt: resolvedAt === undefined ? null : formatInstant(resolvedAt),
  };
}
