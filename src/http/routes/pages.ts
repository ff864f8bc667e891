import { createRoute, OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ViewName } from '../../app/pages/views.ts';
import type { Pages } from '../../app/pages/pages.ts';
import { ChurnPage, DeparturesPage } from '../../model/pages/churn-page.ts';
import { Comparison } from '../../model/pages/comparison.ts';
import { MapPage } from '../../model/pages/map-page.ts';
import { PeoplePage, PersonPage, SearchPage } from '../../model/pages/person-page.ts';
import { RetentionPage } from '../../model/pages/retention-page.ts';
import { PostsPage, TopicPage } from '../../model/pages/topic-page.ts';
import { MembersPage, CommunityPage } from '../../model/pages/community-page.ts';
import { TribeReport } from '../../model/report.ts';
import { Cursor, Id, requestedScope, WindowQuery } from '../requested-account.ts';
import { page } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { sendPage } from '../send-page.ts';

const Requested = z.string().max(100);
const params = z.object({ id: Id });

/** What pages are asked with. A handler reads exactly these parameters. */
const WHOLE = { query: WindowQuery };
const LIST = { query: WindowQuery.extend({ cursor: Cursor }) };
const ONE = { params, ...WHOLE };
const LIST_OF_ONE = { params, ...LIST };
const FILTERED = { query: LIST.query.extend({ q: Requested.optional() }) };
const SEARCH = { query: WindowQuery.extend({ q: Requested.min(1) }) };

/** The parameters that some page has. */
interface PageQuery extends z.infer<typeof WindowQuery> {
  cursor?: string;
  q?: string;
}

/** The route of a page and its handler. */
function pageRoute<
  Path extends string,
  Request extends typeof WHOLE | typeof LIST | typeof ONE | typeof SEARCH,
  Schema extends z.ZodType,
>(
  { pages, account }: AppPorts,
  name: ViewName,
  path: Path,
  request: Request,
  schema: Schema,
  description: string,
) {
  const responses = page(schema, description);
  const route = createRoute({ method: 'get', path, request, responses });
  const handler = (context: Context<Environment>): Promise<never> => {
    const { cursor, q, ...window } = context.req.valid('query' as never) as PageQuery;
    const { id } = context.req.param() as { id?: string };
    const requested = {
      ...(id !== undefined && { id }),
      ...(cursor !== undefined && { cursor }),
      ...(q !== undefined && { requested: q }),
    };
    return sent(context, pages.page(requestedScope(context, window, account), name, requested));
  };
  return [route, handler as RouteHandler<typeof route, Environment>] as const;
}

/** The types of the answers are those of the routes; the bytes were checked where they were made. */
async function sent(context: Context, found: ReturnType<Pages['page']>): Promise<never> {
  return (await sendPage(context, await found)) as never;
}

const comparison = createRoute({
  method: 'get',
  path: '/comparison',
  request: { query: WindowQuery.extend({ with: z.enum(['before', 'year']) }) },
  responses: page(
    Comparison,
    'the window compared with the one before it, or with the same window a year earlier',
  ),
});

/** Everything that is shown of an analysis: a line each, here and in `VIEWS`. */
export function pageRoutes(ports: AppPorts) {
  const { pages, account } = ports;
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(...pageRoute(ports, 'report', '/report', WHOLE, TribeReport, 'the tribe report'))
    .openapi(...pageRoute(ports, 'retention', '/retention', WHOLE, RetentionPage, 'retention'))
    .openapi(...pageRoute(ports, 'topic', '/topics/{id}', ONE, TopicPage, 'a topic'))
    .openapi(
      ...pageRoute(
        ports,
        'posts',
        '/topics/{id}/posts',
        LIST_OF_ONE,
        PostsPage,
        'the posts of a topic',
      ),
    )
    .openapi(
      ...pageRoute(ports, 'community', '/communities/{id}', ONE, CommunityPage, 'a community'),
    )
    .openapi(
      ...pageRoute(
        ports,
        'members',
        '/communities/{id}/members',
        LIST_OF_ONE,
        MembersPage,
        'the people of a community',
      ),
    )
    .openapi(...pageRoute(ports, 'map', '/map', WHOLE, MapPage, 'the map of followers'))
    .openapi(
      ...pageRoute(ports, 'churn', '/churn', WHOLE, ChurnPage, 'the snapshots and departures'),
    )
    .openapi(
      ...pageRoute(
        ports,
        'departures',
        '/departures',
        LIST,
        DeparturesPage,
        'departures, latest first',
      ),
    )
    .openapi(
      ...pageRoute(
        ports,
        'people',
        '/people',
        FILTERED,
        PeoplePage,
        'people by id, handle, name or bio',
      ),
    )
    .openapi(...pageRoute(ports, 'person', '/people/{id}', ONE, PersonPage, 'a person'))
    .openapi(
      ...pageRoute(
        ports,
        'search',
        '/search',
        SEARCH,
        SearchPage,
        'topics, communities and people with that name',
      ),
    )
    .openapi(comparison, (context) => {
      const { with: compared, ...window } = context.req.valid('query');
      return sent(context, pages.comparison(requestedScope(context, window, account), compared));
    });
}
