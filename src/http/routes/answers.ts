import { createRoute, OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Page } from '../../app/pages/pages.ts';
import type { Scope } from '../../app/pages/page-scope.ts';
import { type ViewName, VIEWS } from '../../app/pages/views.ts';
import { ListedFollowers } from '../../model/pages/answers.ts';
import { AccountComparison } from '../../model/pages/account-comparison.ts';
import { Comparison } from '../../model/pages/comparison.ts';
import type { Answer } from '../../render/answers/answer.ts';
import { bestPostsAnswer } from '../../render/answers/best-posts.ts';
import { cameWithAnswer } from '../../render/answers/came-with.ts';
import { compareAccountsAnswer } from '../../render/answers/compare-accounts.ts';
import { compareAnswer } from '../../render/answers/compare.ts';
import { leftAfterAnswer } from '../../render/answers/left-after.ts';
import { likeTribeAnswer } from '../../render/answers/like-tribe.ts';
import { mixAnswer } from '../../render/answers/mix.ts';
import { tableAsCsv } from '../../render/tables/table-as-csv.ts';
import { type Labels, labelsOf } from '../../render/wording/labels.ts';
import { PERIODS } from '../../model/periods.ts';
import { page } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { problemResponse } from '../problem.ts';
import {
  AccountQuery,
  comparedScopes,
  Id,
  requestedScope,
  WindowQuery,
} from '../requested-account.ts';
import { saved } from '../saved.ts';
import { sendPage } from '../send-page.ts';

const format = z
  .enum(['json', 'csv'])
  .optional()
  .describe('`csv`: a file with the table of the answer');
const params = z.object({ id: Id.describe('the `id` of the item') });
const WHOLE = { query: WindowQuery.extend({ format }) };
const ONE = { params, ...WHOLE };
const LIKE = {
  query: WHOLE.query.extend({
    who: ListedFollowers.optional().describe('default: current followers'),
  }),
};
const MIX = {
  query: WHOLE.query.extend({
    posts: z
      .string()
      .max(5000)
      .regex(/^[^:,]+:\d{1,4}(?:,[^:,]+:\d{1,4})*$/u, 'is not a list like `politics:2,rust:20`')
      .optional()
      .describe(
        'posts of topics, such as `politics:2,rust:20`; others as often as in the last 30 days',
      ),
  }),
};

/** Answers to questions of the owner. Each is a page, and its table is a file. */
export function answerRoutes({ pages, account }: AppPorts) {
  const send = async (
    context: Context<Environment>,
    scope: Scope,
    found: Page,
    answer: (found: never, labels: Labels) => Answer,
  ): Promise<never> => {
    if (context.req.query('format') !== 'csv') return (await sendPage(context, found)) as never;
    const made = await found.answer();
    if (made === undefined) return problemResponse(404, 'There is nothing with this id') as never;
    const asked = JSON.parse(new TextDecoder().decode(made.plain)) as never;
    const { table } = answer(asked, labelsOf(await pages.report(scope)));
    return saved(context, tableAsCsv(table), 'text/csv', `${table.name}.csv`);
  };
  const answers = <
    Name extends ViewName,
    Path extends string,
    Request extends typeof WHOLE | typeof ONE | typeof LIKE | typeof MIX,
  >(
    name: Name,
    path: Path,
    request: Request,
    description: string,
    answer: (found: never, labels: Labels) => Answer,
  ) => {
    const responses = page(VIEWS[name].schema as (typeof VIEWS)[Name]['schema'], description);
    const route = createRoute({ method: 'get', path, request, responses });
    const handler = async (context: Context<Environment>): Promise<never> => {
      const { id } = context.req.param() as { id?: string };
      const wanted = context.req.query('posts') ?? context.req.query('who');
      const scope = requestedScope(context, account);
      const requested = {
        ...(id !== undefined && { id }),
        ...(wanted !== undefined && { requested: wanted }),
      };
      return send(context, scope, await pages.page(scope, name, requested), answer);
    };
    return [route, handler as RouteHandler<typeof route, Environment>] as const;
  };
  return new OpenAPIHono<Environment>({ defaultHook: invalid })
    .openapi(...answers('leftAfter', '/posts/{id}', ONE, LEFT_AFTER, leftAfterAnswer))
    .openapi(
      ...answers(
        'bestPosts',
        '/best-posts',
        WHOLE,
        'Lists posts by cost and growth.',
        bestPostsAnswer,
      ),
    )
    .openapi(...answers('likeTribe', '/like-tribe', LIKE, LIKE_TRIBE, likeTribeAnswer))
    .openapi(...answers('cameWith', '/topics/{id}/came-with', ONE, CAME_WITH, cameWithAnswer))
    .openapi(...answers('mix', '/mix', MIX, 'Projects 30 days with a mix of posts.', mixAnswer))
    .openapi(compared, async (context) => {
      const { period } = context.req.valid('query');
      const scope = requestedScope(context, account);
      return send(context, scope, await pages.comparedPeriods(scope, period), compareAnswer);
    })
    .openapi(comparedAccounts, async (context) => {
      const { other } = context.req.valid('query');
      const [scope, second] = comparedScopes(context, account, other);
      const found = await pages.comparedAccounts(scope, second);
      return send(context, scope, found, compareAccountsAnswer);
    });
}

const LEFT_AFTER = 'Returns who came and left after a post, against what is usual.';
const LIKE_TRIBE = 'Lists the people most like the tribe whom the owner does not follow.';
const CAME_WITH = 'Lists who came with a topic and stayed.';

const compared = createRoute({
  method: 'get',
  path: '/compared-periods',
  request: { query: AccountQuery.extend({ period: z.enum(PERIODS), format }) },
  responses: page(Comparison, 'Compares a period that ends with the data with the one before.'),
});

const comparedAccounts = createRoute({
  method: 'get',
  path: '/compared-accounts',
  request: {
    query: WHOLE.query.extend({ other: Id.describe('the `id` of the account to compare with') }),
  },
  responses: page(AccountComparison, 'Compares the audiences of two accounts of one owner.'),
});
