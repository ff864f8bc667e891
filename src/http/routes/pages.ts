import { createRoute, OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { VIEWS, type ViewName } from '../../app/pages/views.ts';
import type { Pages } from '../../app/pages/pages.ts';
import { Comparison } from '../../model/pages/comparison.ts';
import { Cursor, Id, requestedScope, WindowQuery } from '../requested-account.ts';
import { page } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { sendPage } from '../send-page.ts';

const SearchText = z.string().max(100).describe('the text to search for');
const params = z.object({ id: Id.describe('the `id` of the item') });

/** The parameters of each kind of page. A handler reads exactly these. */
const WHOLE = { query: WindowQuery };
const LIST = { query: WindowQuery.extend({ cursor: Cursor }) };
const ONE = { params, ...WHOLE };
const LIST_OF_ONE = { params, ...LIST };
const FILTERED = { query: LIST.query.extend({ q: SearchText.optional() }) };
const SEARCH = { query: WindowQuery.extend({ q: SearchText.min(1) }) };

/** The parameters that some pages have. */
interface PageQuery {
  cursor?: string;
  q?: string;
}

/** Returns a function that makes the route of a view and its handler. */
function routesOf({ pages, account }: AppPorts) {
  return <
    Name extends ViewName,
    Path extends string,
    Request extends typeof WHOLE | typeof LIST | typeof ONE | typeof SEARCH,
  >(
    name: Name,
    path: Path,
    request: Request,
    description: string,
  ) => {
    const responses = page(VIEWS[name].schema as (typeof VIEWS)[Name]['schema'], description);
    const route = createRoute({ method: 'get', path, request, responses });
    const handler = (context: Context<Environment>): Promise<never> => {
      const { cursor, q } = context.req.valid('query' as never) as PageQuery;
      const { id } = context.req.param() as { id?: string };
      const requested = {
        ...(id !== undefined && { id }),
        ...(cursor !== undefined && { cursor }),
        ...(q !== undefined && { requested: q }),
      };
      return send(context, pages.page(requestedScope(context, account), name, requested));
    };
    return [route, handler as RouteHandler<typeof route, Environment>] as const;
  };
}

/** Sends a page. Its bytes were checked against the schema of the route where they were made. */
async function send(context: Context, found: ReturnType<Pages['page']>): Promise<never> {
  return (await sendPage(context, await found)) as never;
}

const comparison = createRoute({
  method: 'get',
  path: '/comparison',
  request: {
    query: WindowQuery.extend({
      with: z
        .enum(['before', 'year'])
        .describe(
          '`before`: the window just before this one; `year`: the same window a year earlier',
        ),
    }),
  },
  responses: page(Comparison, 'Compares the window with an earlier one.'),
});

/** The pages of an analysis. A new one is a line here and a line in `VIEWS`. */
export function pageRoutes(ports: AppPorts) {
  const view = routesOf(ports);
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(...view('report', '/report', WHOLE, 'Returns the tribe report.'))
    .openapi(...view('retention', '/retention', WHOLE, 'Returns retention, by community.'))
    .openapi(...view('topic', '/topics/{id}', ONE, 'Returns one topic with its evidence.'))
    .openapi(...view('posts', '/topics/{id}/posts', LIST_OF_ONE, 'Lists the posts of a topic.'))
    .openapi(...view('community', '/communities/{id}', ONE, 'Returns one community.'))
    .openapi(
      ...view(
        'members',
        '/communities/{id}/members',
        LIST_OF_ONE,
        'Lists the people of a community.',
      ),
    )
    .openapi(...view('map', '/map', WHOLE, 'Returns the map of followers.'))
    .openapi(...view('churn', '/churn', WHOLE, 'Returns snapshots and counts of departures.'))
    .openapi(...view('departures', '/departures', LIST, 'Lists departures, the latest first.'))
    .openapi(...view('followChurners', '/follow-churners', LIST, 'Lists the follow churners.'))
    .openapi(...view('people', '/people', FILTERED, 'Lists people by id, handle, name or bio.'))
    .openapi(...view('person', '/people/{id}', ONE, 'Returns one person.'))
    .openapi(...view('search', '/search', SEARCH, 'Finds topics, communities and people.'))
    .openapi(comparison, (context) => {
      const { with: compared } = context.req.valid('query');
      return send(
        context,
        ports.pages.comparison(requestedScope(context, ports.account), compared),
      );
    });
}
