import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { COMMUNITY_TYPES, formatNames, REPORT_TYPES } from '../../formats/media-types.ts';
import { PLAIN } from '../../formats/text/palette.ts';
import { reportExporters } from '../../formats/registry.ts';
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

const communities = createRoute({
  method: 'get',
  path: '/exports/communities',
  request: {
    query: WindowQuery.extend({
      format: z.enum(formatNames(COMMUNITY_TYPES)),
      idsOnly: z.enum(['true', 'false']).optional().describe('`true` leaves out handles and names'),
      community: Id.optional().describe('only the people of this community, without edges'),
    }),
  },
  responses: file(
    Object.values(COMMUNITY_TYPES),
    'Returns the people of each community as a file.',
  ),
});

const MOST_PEOPLE = 20_000;

const people = createRoute({
  method: 'post',
  path: '/exports/people',
  request: {
    query: WindowQuery,
    body: body(z.strictObject({ ids: z.array(Id).min(1).max(MOST_PEOPLE) })),
  },
  responses: file(['text/csv'], 'Returns the same file for some people only.'),
});

/** The width of the report as text, in columns. */
const COLUMNS = 80;

/** Files to download. The browser never shows them, whatever they contain. */
export function exportRoutes({ pages, account }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
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
      const only = idsOnly === 'true' ? true : undefined;
      const people = community === undefined ? {} : { community };
      const bytes = await pages.communities(scope, format, people, only);
      return saved(context, bytes, COMMUNITY_TYPES[format], `communities.${format}`);
    })
    .openapi(people, async (context) => {
      const scope = requestedScope(context, account);
      const bytes = await pages.communities(scope, 'csv', context.req.valid('json'));
      return saved(context, bytes, COMMUNITY_TYPES.csv, 'people.csv');
    });
}
