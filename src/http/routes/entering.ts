import type { Context, MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppPorts } from '../environment.ts';
import { problemResponse } from '../problem.ts';
import { sessionToken, setSession } from '../session-cookie.ts';

/**
 * The cookie that proves that the visitor who returns from the sign-in has started it. It is `Lax`,
 * because the return comes from another site.
 */
const ATTEMPT = '__Host-tribefinder-attempt';
const ATTEMPT_SECONDS = 600;

/** Addresses that start a session. */
export const WAYS_IN = ['/enter', '/shared/*', '/sign-in', '/sign-in/*'];

/**
 * The addresses that start a session. Each exchanges the token in the address for a cookie and
 * redirects to an address without it, so that the token stays in no browser history.
 */
export function entering({ door, mode, signIn, publicOrigin }: AppPorts) {
  const app = new Hono();
  /** Visitors with a session of their own keep it. A share link does not replace it. */
  const isIn = async (context: Context): Promise<boolean> => {
    const token = sessionToken(context, mode);
    const visitor = token === undefined ? undefined : await door.visitor(token);
    return visitor !== undefined && visitor.linkUntil === undefined;
  };
  const letIn = (context: Context, token: string | undefined, whyNot: string): Response => {
    if (token === undefined) return context.redirect(`/welcome?why=${whyNot}`, 303);
    setSession(context, mode, token);
    return context.redirect('/', 303);
  };
  for (const path of WAYS_IN) app.use(path, quietly);
  app.get('/enter', async (context) => {
    if (await isIn(context)) return context.redirect('/', 303);
    return letIn(context, await door.enter(context.req.query('token') ?? ''), 'used');
  });
  app.get('/shared/:token', async (context) => {
    if (await isIn(context)) return context.redirect('/', 303);
    return letIn(context, await door.enterByLink(context.req.param('token')), 'ended');
  });
  if (signIn === undefined || publicOrigin === undefined) return app;

  const returnTo = `${publicOrigin}/sign-in/back`;
  const options = { httpOnly: true, sameSite: 'Lax', secure: true, path: '/' } as const;
  app.get('/sign-in', (context) => {
    const { url, state, verifier } = signIn.begin(returnTo);
    const maxAge = ATTEMPT_SECONDS;
    setCookie(context, ATTEMPT, `${state}.${verifier}`, { ...options, maxAge });
    return context.redirect(url, 303);
  });
  app.get('/sign-in/back', async (context) => {
    const [state, verifier] = (getCookie(context, ATTEMPT) ?? '').split('.');
    deleteCookie(context, ATTEMPT, options);
    const { code, state: returned } = context.req.query();
    if (!state || !verifier || code === undefined || returned !== state) {
      return context.redirect('/welcome?why=sign-in', 303);
    }
    const user = await signIn.finish(code, verifier, returnTo);
    return letIn(context, await door.enterAs(user), 'closed');
  });
  return app;
}

const quietly: MiddlewareHandler = async (context, next) => {
  // A preview by a browser or a messenger must not use up the token.
  if (context.req.header('sec-purpose')?.includes('prefetch') === true) {
    return problemResponse(403, 'Open the link in a browser');
  }
  await next();
  context.header('Cache-Control', 'no-store');
};
