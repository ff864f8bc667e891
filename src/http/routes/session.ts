import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { PLATFORMS } from '../../model/events.ts';
import { formatInstant } from '../../model/instant.ts';
import { instant } from '../../model/pages/parts.ts';
import { SAMPLE_ACCOUNT } from '../../app/import-sample.ts';
import { accountCalled } from '../../app/choose-account.ts';
import type { OpenAccount } from '../../app/access/visitor.ts';
import { json } from '../describe.ts';
import type { AppPorts, Environment } from '../environment.ts';
import { clearSession, sessionToken } from '../session-cookie.ts';

const Session = z.object({
  mode: z.enum(['own-machine', 'hosted']),
  signedIn: z.boolean(),
  /** The name of the signed-in visitor. */
  name: z.string().nullable(),
  sharedUntil: instant.nullable().describe('set for visitors with a share link'),
  accounts: z.array(
    z.object({
      id: z.string(),
      platform: z.enum(PLATFORMS),
      handle: z.string().optional(),
      name: z.string().optional(),
      role: z.enum(['owner', 'viewer']),
      idsOnly: z.boolean().describe('people appear only as ids'),
      isSample: z.boolean().describe('the bundled sample, nobody’s own data'),
    }),
  ),
  usual: z.string().nullable().describe('the account for addresses that name none'),
  isDemo: z.boolean().describe('the database is that of the sample, not the owner’s'),
  command: z.string().describe('how the program is run in a terminal of this machine'),
  uploads: z
    .object({
      megabytes: z.number().describe('size of a file'),
      minutes: z.number().describe('time the import of a file may take'),
    })
    .describe('the limits for each file'),
});

const get = createRoute({
  method: 'get',
  path: '/session',
  responses: json(Session, 'Returns the visitor and the accounts they have access to.'),
});

const leave = createRoute({
  method: 'delete',
  path: '/session',
  responses: json(z.object({ signedIn: z.literal(false) }), 'Signs the visitor out.'),
});

/** The session of the visitor. Everybody can request it; without a session it contains only how to sign in. */
export function sessionRoutes({
  door,
  mode,
  account,
  uploads,
  isDemo = false,
  command = 'tribe',
  ownerCommand = command,
}: AppPorts) {
  return new OpenAPIHono<Environment>()
    .openapi(get, async (context) => {
      const token = sessionToken(context, mode);
      const visitor = token === undefined ? undefined : await door.visitor(token);
      const accounts = visitor?.accounts ?? [];
      const usual = account === undefined ? undefined : accountCalled(accounts, account);
      const until = visitor?.linkUntil;
      const isThisMachine = mode === 'own-machine' && visitor !== undefined && until === undefined;
      context.header('Cache-Control', 'no-store');
      return context.json(
        {
          mode,
          signedIn: visitor !== undefined,
          name: visitor?.user?.handle ?? visitor?.user?.name ?? null,
          sharedUntil: until === undefined ? null : formatInstant(until),
          accounts: accounts.map(shown),
          usual: (usual ?? accounts.at(0))?.id ?? null,
          isDemo,
          command: isThisMachine ? ownerCommand : command,
          uploads: uploads.limits,
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

function shown({ id, platform, handle, name, role }: OpenAccount) {
  const names = { ...(handle !== undefined && { handle }), ...(name !== undefined && { name }) };
  return {
    id,
    platform,
    ...names,
    role,
    idsOnly: role === 'viewer',
    isSample: id === SAMPLE_ACCOUNT,
  };
}
