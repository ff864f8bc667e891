import { createRoute, OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { VIEWS, type ViewName } from '../../app/pages/views.ts';
import type { Pages } from '../../app/pages/pages.ts';
import { Comparison } from '../../model/pages/comparison.ts';
import type { ListFilter, ListQuery } from '../../views/rows/list-page.ts';
import { DEPARTURE_REASONS, POST_KINDS } from '../../model/events.ts';
import {
  Cursor,
  Id,
  Limit,
  requestedScope,
  sortBy,
  time,
  WindowQuery,
} from '../requested-account.ts';
import { page } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { sendPage } from '../send-page.ts';

const SearchText = z.string().max(100).describe('the text to search for');
const params = z.object({ id: Id.describe('the `id` of the item') });

const PEOPLE_COLUMNS = [
  'person',
  'community',
  'followed',
  'follows',
  'followed_back',
  'reactions',
  'likeness',
] as const;

/** The parameters of each kind of page. A handler reads exactly these. */
const WHOLE = { query: WindowQuery };
const LIST = { query: WindowQuery.extend({ cursor: Cursor }) };
const ONE = { params, ...WHOLE };
const yes = z.enum(['true', 'false']).optional();
const Text = SearchText.optional().describe('only people whose id, handle or name contains this');
const Topic = Id.optional().describe('only those who engaged with this topic');
const Since = time.optional().describe('only those who followed later than this');

const LONG_LIST = { query: LIST.query.extend({ limit: Limit }) };
const PEOPLE = {
  query: LONG_LIST.query.extend({
    q: SearchText.optional(),
    text: Text,
    community: Id.optional().describe('only the members of this community'),
    topic: Topic,
    follows: yes.describe('whether they follow now'),
    followedBack: yes.describe('whether the owner follows them'),
    since: Since,
    ...sortBy(...PEOPLE_COLUMNS),
  }),
};
const MEMBERS = {
  params,
  query: LONG_LIST.query.extend({
    text: Text,
    topic: Topic,
    followedBack: yes.describe('whether the owner follows them'),
    since: Since,
    ...sortBy(...PEOPLE_COLUMNS, 'typicality', 'stability'),
  }),
};
const DEPARTURES = {
  query: LONG_LIST.query.extend({
    text: Text,
    reason: z.enum(DEPARTURE_REASONS).optional(),
    community: Id.optional().describe('only the members of this community'),
    ...sortBy('person', 'time', 'reason', 'followed_days', 'community'),
  }),
};
const FOLLOW_CHURNERS = {
  query: LONG_LIST.query.extend({ text: Text, ...sortBy('person', 'spells', 'days', 'follows') }),
};
const POSTS = {
  params,
  query: LONG_LIST.query.extend({
    text: SearchText.optional().describe('only posts whose text contains this'),
    kind: z.enum(POST_KINDS).optional(),
    ...sortBy('post', 'text', 'kind', 'weight'),
  }),
};
const SEARCH = { query: WindowQuery.extend({ q: SearchText.min(1) }) };

/** The parameters that some pages have. */
interface PageQuery extends Partial<Record<ListFilter, string>> {
  cursor?: string;
  q?: string;
  limit?: number;
  sort?: string;
  order?: 'ascending' | 'descending';
}

const FILTERS = [
  'text',
  'community',
  'topic',
  'reason',
  'kind',
  'follows',
  'followedBack',
  'since',
] as const;

/** How the list is to be filtered and sorted, if the request says so. */
function listOf(query: PageQuery): { list?: ListQuery } {
  const { limit, sort, order: direction } = query;
  const filters = FILTERS.filter((name) => query[name] !== undefined);
  const list: ListQuery = {
    ...(filters.length > 0 && {
      filters: Object.fromEntries(filters.map((name) => [name, query[name]!])),
    }),
    ...(limit !== undefined && { limit }),
    ...(sort !== undefined && { sort }),
    ...(direction === 'descending' && { descending: true }),
  };
  return Object.keys(list).length === 0 ? {} : { list };
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
      const query = context.req.valid('query' as never) as PageQuery;
      const { cursor, q } = query;
      const { id } = context.req.param() as { id?: string };
      const requested = {
        ...(id !== undefined && { id }),
        ...(cursor !== undefined && { cursor }),
        ...(q !== undefined && { requested: q }),
        ...listOf(query),
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
    .openapi(...view('posts', '/topics/{id}/posts', POSTS, 'Lists the posts of a topic.'))
    .openapi(...view('community', '/communities/{id}', ONE, 'Returns one community.'))
    .openapi(
      ...view('members', '/communities/{id}/members', MEMBERS, 'Lists the people of a community.'),
    )
    .openapi(...view('map', '/map', WHOLE, 'Returns the map of followers.'))
    .openapi(...view('churn', '/churn', WHOLE, 'Returns snapshots and counts of departures.'))
    .openapi(
      ...view('departures', '/departures', DEPARTURES, 'Lists departures, the latest first.'),
    )
    .openapi(
      ...view('followChurners', '/follow-churners', FOLLOW_CHURNERS, 'Lists the follow churners.'),
    )
    .openapi(...view('people', '/people', PEOPLE, 'Lists people: all, or those who match.'))
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
