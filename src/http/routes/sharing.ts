import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { digestOf, newToken } from '../../app/access/tokens.ts';
import { formatInstant } from '../../model/instant.ts';
import { instant } from '../../model/pages/parts.ts';
import type { ShareLink } from '../../store/ports/access-store.ts';
import { AccountQuery, NumberInPath, ownStore } from '../requested-account.ts';
import { body, json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { invalid } from '../invalid.ts';
import { Refusal } from '../problem.ts';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 365;

const Link = z.object({
  id: z.int(),
  label: z.string(),
  madeAt: instant,
  until: instant,
  revokedAt: instant.nullable(),
});

const links = createRoute({
  method: 'get',
  path: '/links',
  request: { query: AccountQuery },
  responses: json(z.object({ items: z.array(Link) }), 'Lists all share links, the newest first.'),
});

const share = createRoute({
  method: 'post',
  path: '/links',
  request: {
    query: AccountQuery,
    body: body(
      z.strictObject({
        label: z.string().trim().min(1).max(80).describe('who the link is for'),
        days: z.int().min(1).max(LONGEST_DAYS).describe('days until the link expires'),
      }),
    ),
  },
  responses: json(
    Link.extend({ path: z.string().describe('path of the link; returned only once') }),
    'Creates a read-only link.',
  ),
});

const revoke = createRoute({
  method: 'delete',
  path: '/links/{id}',
  request: { params: NumberInPath, query: AccountQuery },
  responses: json(z.object({ id: z.int() }), 'Revokes a share link.'),
});

const roles = createRoute({
  method: 'get',
  path: '/roles',
  request: { query: AccountQuery },
  responses: json(
    z.object({
      items: z.array(
        z.object({
          user: z.string(),
          handle: z.string().nullable(),
          role: z.enum(['owner', 'viewer']),
        }),
      ),
    }),
    'Lists the people with a role on the account.',
  ),
});

const User = z
  .string()
  .regex(/^x:\d{1,20}$/u)
  .describe('`x:` and the person’s id on X');

const grant = createRoute({
  method: 'put',
  path: '/roles/{user}',
  request: {
    params: z.object({ user: User }),
    query: AccountQuery,
    body: body(z.strictObject({ role: z.enum(['owner', 'viewer']) })),
  },
  responses: json(z.object({ user: z.string() }), 'Gives a person a role.'),
});

const withdraw = createRoute({
  method: 'delete',
  path: '/roles/{user}',
  request: { params: z.object({ user: User }), query: AccountQuery },
  responses: json(z.object({ user: z.string() }), 'Removes the role of a person.'),
});

/** Access for other people: by a share link, or by a role after sign-in. */
export function sharingRoutes({ now, account: usual }: AppPorts) {
  const app = new OpenAPIHono<Environment>({ defaultHook: invalid });
  return app
    .openapi(links, async (context) => {
      const { sharing } = await ownStore(context, usual);
      return context.json({ items: (await sharing.links.all()).map(shown) }, 200);
    })
    .openapi(share, async (context) => {
      const { sharing } = await ownStore(context, usual);
      const { label, days } = context.req.valid('json');
      const token = newToken();
      const madeAt = now();
      const until = madeAt + days * DAY_MS;
      const link = await sharing.links.make(digestOf(token), { label, madeAt, until });
      return context.json({ ...shown(link), path: `/shared/${token}` }, 200);
    })
    .openapi(revoke, async (context) => {
      const { sharing } = await ownStore(context, usual);
      const { id } = context.req.valid('param');
      await sharing.links.revoke(id, now());
      return context.json({ id }, 200);
    })
    .openapi(roles, async (context) => {
      const { sharing } = await ownStore(context, usual);
      const items = (await sharing.roles.all()).map(({ user, role }) => ({
        user: user.id,
        handle: user.handle ?? null,
        role,
      }));
      return context.json({ items }, 200);
    })
    .openapi(grant, async (context) => {
      const { sharing } = await ownStore(context, usual);
      const { user } = context.req.valid('param');
      notOneself(context.get('visitor').user?.id, user);
      await sharing.roles.grant(user, context.req.valid('json').role);
      return context.json({ user }, 200);
    })
    .openapi(withdraw, async (context) => {
      const { sharing } = await ownStore(context, usual);
      const { user } = context.req.valid('param');
      notOneself(context.get('visitor').user?.id, user);
      await sharing.roles.withdraw(user);
      return context.json({ user }, 200);
    });
}

function notOneself(self: string | undefined, user: string): void {
  if (self === user) throw new Refusal(409, 'You cannot change your own role');
}

function shown({ id, label, madeAt, until, revokedAt }: ShareLink) {
  return {
    id,
    label,
    madeAt: formatInstant(madeAt),
    until: formatInstant(until),
    revokedAt: revokedAt === undefined ? null : formatInstant(revokedAt),
  };
}
