import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Mode } from '../app/access/visitor.ts';

const LONGEST_DAYS = 30;

/**
 * Returns the token of a session from its cookie. On the owner's machine the name of the cookie
 * contains the port: browsers send cookies to every port of a host, so two servers would sign each
 * other out.
 */
export function sessionToken(context: Context, mode: Mode): string | undefined {
  return getCookie(context, nameOf(context, mode));
}

export function setSession(context: Context, mode: Mode, token: string): void {
  setCookie(context, nameOf(context, mode), token, {
    ...optionsOf(mode),
    maxAge: LONGEST_DAYS * 86_400,
  });
}

export function clearSession(context: Context, mode: Mode): void {
  deleteCookie(context, nameOf(context, mode), optionsOf(mode));
}

function optionsOf(mode: Mode): CookieOptions {
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: mode === 'hosted' };
}

function nameOf(context: Context, mode: Mode): string {
  if (mode === 'hosted') return '__Host-tribefinder';
  const port = URL.parse(`http://${context.req.header('host') ?? ''}`)?.port || '80';
  return `tribefinder-${port}`;
}
