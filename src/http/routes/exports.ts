import { createRoute, OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  COMMUNITY_TYPES,
  formatNames,
  REPORT_TYPES,
  TABLE_TYPES,
  type TableFormat,
} from '../../formats/media-types.ts';
import { PLAIN } from '../../formats/text/palette.ts';
import { reportExporters } from '../../formats/registry.ts';
import type { ExportName } from '../../views/exports/exports.ts';
import { Id, requestedScope, WindowQuery } from '../requested-account.ts';
import { body, PROBLEMS } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { saved } from '../saved.ts';

const file = (types: string[], description: string) => ({
  200: {
    description,
    content: Object.fromEntries(types.map((type) => [type, { schema: z.string() }])),
  },
  ...PROBLEMS,
});

const report = createRoute({
  method: 'get',
  path: '/exports/report',
  request: { query: WindowQuery.extend({ format: z.enum(formatNames(REPORT_TYPES)) }) },
  responses: file(Object.values(REPORT_TYPES), 'Returns the report as a file.'),
});

const IdsOnly = z
  .enum(['true', 'false'])
  .optional()
  .describe('`true` leaves out handles, names and texts');

type IdsOnly = z.infer<typeof IdsOnly>;

/** An owner may ask for what viewers get; a viewer gets nothing else. */
function idsOnlyOf(requested: IdsOnly): { idsOnly?: true } {
  return requested === 'true' ? { idsOnly: true } : {};
}

const communities = createRoute({
  method: 'get',
  path: '/exports/communities',
  request: {
    query: WindowQuery.extend({
      format: z.enum(formatNames(COMMUNITY_TYPES)),
      idsOnly: IdsOnly,
      community: Id.optional().describe('only the people of this community, without edges'),
    }),
  },
  responses: file(
    Object.values(COMMUNITY_TYPES),
    'Returns the people of each community as a file.',
  ),
});

type TableName = Exclude<ExportName, 'communities'>;

interface TableQuery {
  format: TableFormat;
  idsOnly?: IdsOnly;
}

/** The route of a table. */
function tableRoute<Name extends TableName>(what: Name, description: string) {
  return createRoute({
    method: 'get',
    path: `/exports/${what}`,
    request: {
      query: WindowQuery.extend({
        format: z.enum(formatNames(TABLE_TYPES)).default('csv'),
        idsOnly: IdsOnly,
      }),
    },
    responses: file(Object.values(TABLE_TYPES), description),
  });
}

const MOST_PEOPLE = 20_000;

const somePeople = createRoute({
  method: 'post',
  path: '/exports/people',
  request: {
    query: WindowQuery,
    body: body(z.strictObject({ ids: z.array(Id).min(1).max(MOST_PEOPLE) })),
  },
  responses: file(['text/csv'], 'Returns the communities of some people only.'),
});

/** The width of the report as text, in columns. */
const COLUMNS = 80;

/** Files to download. The browser never shows them, whatever they contain. */
export function exportRoutes({ pages, account }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  const table = <Name extends TableName>(what: Name, description: string) => {
    const route = tableRoute(what, description);
    const handler = async (context: Context<Environment>): Promise<never> => {
      const { format, idsOnly } = context.req.valid('query' as never) as TableQuery;
      const scope = requestedScope(context, account);
      const bytes = await pages.export(scope, { what, format, ...idsOnlyOf(idsOnly) });
      return saved(context, bytes, TABLE_TYPES[format], `${what}.${format}`);
    };
    return [route, handler as RouteHandler<typeof route, Environment>] as const;
  };
  return app
    .openapi(report, async (context) => {
      const { format } = context.req.valid('query');
      const found = await pages.report(requestedScope(context, account));
      const text = reportExporters[format](found, { columns: COLUMNS, palette: PLAIN });
      return saved(context, text, REPORT_TYPES[format], `tribe-report.${format}`);
    })
    .openapi(communities, async (context) => {
      const { format, idsOnly, community } = context.req.valid('query');
      const scope = requestedScope(context, account);
      const people = community === undefined ? {} : { community };
      const file = { what: 'communities', format, ...idsOnlyOf(idsOnly) } as const;
      const bytes = await pages.export(scope, file, people);
      return saved(context, bytes, COMMUNITY_TYPES[format], `communities.${format}`);
    })
    .openapi(...table('people', 'Returns everybody in the data as a file.'))
    .openapi(...table('topics', 'Returns the topics with their figures as a file.'))
    .openapi(...table('posts', 'Returns the posts with their topics and figures as a file.'))
    .openapi(...table('departures', 'Returns the departures as a file.'))
    .openapi(somePeople, async (context) => {
      const scope = requestedScope(context, account);
      const file = { what: 'communities', format: 'csv' } as const;
      const bytes = await pages.export(scope, file, context.req.valid('json'));
      return saved(context, bytes, COMMUNITY_TYPES.csv, 'people.csv');
    });
}
