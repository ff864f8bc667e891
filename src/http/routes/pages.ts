import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { ViewArguments, ViewName } from '../../app/pages/views.ts';
import type { Scope } from '../../app/pages/pages.ts';
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

const params = z.object({ id: Id });
const listQuery = WindowQuery.extend({ cursor: Cursor });
const Requested = z.string().max(100);

const get = <Path extends string, Schema extends z.ZodType>(
  path: Path,
  schema: Schema,
  description: string,
) =>
  createRoute({
    method: 'get',
    path,
    request: { query: WindowQuery },
    responses: page(schema, description),
  });

const getOf = <Path extends string, Schema extends z.ZodType>(
  path: Path,
  schema: Schema,
  description: string,
) =>
  createRoute({
    method: 'get',
    path,
    request: { params, query: listQuery },
    responses: page(schema, description),
  });

const comparison = createRoute({
  method: 'get',
  path: '/comparison',
  request: { query: WindowQuery.extend({ with: z.enum(['before', 'year']) }) },
  responses: page(
    Comparison,
    'the window beside as long a time before it, or beside the same a year earlier',
  ),
});

const list = <Path extends string, Schema extends z.ZodType>(
  path: Path,
  schema: Schema,
  description: string,
) =>
  createRoute({
    method: 'get',
    path,
    request: { query: listQuery },
    responses: page(schema, description),
  });

const people = createRoute({
  method: 'get',
  path: '/people',
  request: { query: listQuery.extend({ q: Requested.optional() }) },
  responses: page(PeoplePage, 'people by id, handle, name or bio'),
});

const search = createRoute({
  method: 'get',
  path: '/search',
  request: { query: WindowQuery.extend({ q: Requested.min(1) }) },
  responses: page(SearchPage, 'topics, communities and people of that name'),
});

/** Everything that is cut from an analysis. */
export function pageRoutes({ pages, account }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  const cut = async (
    context: Parameters<typeof sendPage>[0],
    scope: Scope,
    name: ViewName,
    requested?: ViewArguments,
    // The types of the answers are those of the routes; the bytes were checked where they were made.
  ): Promise<never> => (await sendPage(context, await pages.page(scope, name, requested))) as never;
  return app
    .openapi(get('/report', TribeReport, 'the tribe report'), async (context) =>
      cut(context, requestedScope(context, context.req.valid('query'), account), 'report'),
    )
    .openapi(comparison, async (context) => {
      const { with: compared, ...query } = context.req.valid('query');
      const scope = requestedScope(context, query, account);
      return (await sendPage(context, await pages.comparison(scope, compared))) as never;
    })
    .openapi(get('/retention', RetentionPage, 'how long people stay'), async (context) =>
      cut(context, requestedScope(context, context.req.valid('query'), account), 'retention'),
    )
    .openapi(getOf('/topics/{id}', TopicPage, 'a topic'), async (context) => {
      const { id } = context.req.valid('param');
      return cut(context, requestedScope(context, context.req.valid('query'), account), 'topic', {
        id,
      });
    })
    .openapi(getOf('/topics/{id}/posts', PostsPage, 'the posts of a topic'), async (context) => {
      const { cursor, ...query } = context.req.valid('query');
      const { id } = context.req.valid('param');
      return cut(
        context,
        requestedScope(context, query, account),
        'posts',
        withCursor({ id }, cursor),
      );
    })
    .openapi(getOf('/communities/{id}', CommunityPage, 'a community'), async (context) => {
      const { id } = context.req.valid('param');
      return cut(
        context,
        requestedScope(context, context.req.valid('query'), account),
        'community',
        {
          id,
        },
      );
    })
    .openapi(getOf('/communities/{id}/members', MembersPage, 'its people'), async (context) => {
      const { cursor, ...query } = context.req.valid('query');
      const { id } = context.req.valid('param');
      return cut(
        context,
        requestedScope(context, query, account),
        'members',
        withCursor({ id }, cursor),
      );
    })
    .openapi(get('/map', MapPage, 'who is alike, as a picture'), async (context) =>
      cut(context, requestedScope(context, context.req.valid('query'), account), 'map'),
    )
    .openapi(get('/churn', ChurnPage, 'what was read, and who left'), async (context) =>
      cut(context, requestedScope(context, context.req.valid('query'), account), 'churn'),
    )
    .openapi(list('/departures', DeparturesPage, 'who left, the latest first'), async (context) => {
      const { cursor, ...query } = context.req.valid('query');
      return cut(
        context,
        requestedScope(context, query, account),
        'departures',
        withCursor({}, cursor),
      );
    })
    .openapi(people, async (context) => {
      const { cursor, q = '', ...query } = context.req.valid('query');
      const requested = withCursor({ requested: q }, cursor);
      return cut(context, requestedScope(context, query, account), 'people', requested);
    })
    .openapi(getOf('/people/{id}', PersonPage, 'a person'), async (context) => {
      const { id } = context.req.valid('param');
      return cut(context, requestedScope(context, context.req.valid('query'), account), 'person', {
        id,
      });
    })
    .openapi(search, async (context) => {
      const { q, ...query } = context.req.valid('query');
      return cut(context, requestedScope(context, query, account), 'search', { requested: q });
    });
}

function withCursor(requested: ViewArguments, cursor: string | undefined): ViewArguments {
  return cursor === undefined ? requested : { ...requested, cursor };
}
