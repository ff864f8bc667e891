import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { PLATFORMS } from '../../model/events.ts';
import { formatInstant } from '../../model/instant.ts';
import { instant } from '../../model/pages/parts.ts';
import { json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { clearSession, sessionToken } from '../session-cookie.ts';

const Session = z.object({
  mode: z.enum(['own-machine', 'hosted']),
  signedIn: z.boolean(),
  /** Who signed in, where somebody did. */
  name: z.string().nullable(),
  sharedUntil: instant.nullable().describe('set for who came by a share link'),
  accounts: z.array(
    z.object({
      id: z.string(),
      platform: z.enum(PLATFORMS),
      handle: z.string().optional(),
      name: z.string().optional(),
      role: z.enum(['owner', 'viewer']),
      idsOnly: z.boolean().describe('people are shown by their ids only'),
    }),
  ),
  usual: z.string().nullable().describe('the account shown where the address names none'),
});

const get = createRoute({
  method: 'get',
  path: '/session',
  responses: json(Session, 'who is asking, and what is open to them'),
});

const leave = createRoute({
  method: 'delete',
  path: '/session',
  responses: json(z.object({ signedIn: z.literal(false) }), 'signed out'),
});

/** Who is there. Open to everybody, as it tells those outside only how to come in. */
export function sessionRoutes({ door, mode, account }: AppPorts) {
  return new OpenAPIHono<Environment>()
    .openapi(get, async (context) => {
      const token = sessionToken(context, mode);
      const visitor = token === undefined ? undefined : await door.visitor(token);
      const accounts = visitor?.accounts ?? [];
      const usual = accounts.find(({ id, handle }) => id === account || handle === account);
      const until = visitor?.linkUntil;
      context.header('Cache-Control', 'no-store');
      return context.json(
        {
          mode,
          signedIn: visitor !== undefined,
          name: visitor?.user?.handle ?? visitor?.user?.name ?? null,
          sharedUntil: until === undefined ? null : formatInstant(until),
          accounts,
          usual: (usual ?? accounts.at(0))?.id ?? null,
        },
        200,
      );
    })
    .openapi(leave, async (context) => {
      const token = sessionToken(context, mode);
      if (token !== undefined) await door.leave(token);
      clearSession(context, mode);
      return context.json({ signedIn: false as const }, 200);
    });
}
