import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppPorts, Environment } from '../environment.ts';
import { problemResponse } from '../problem.ts';
import { sessionToken } from '../session-cookie.ts';

/** A page of another site may send this header only if the server allows it, and it never does. */
const OWN_HEADER = 'x-tribefinder';

/** Requires a session. */
export const signedIn = ({ door, mode }: AppPorts) =>
  createMiddleware<Environment>(async (context, next) => {
    const token = sessionToken(context, mode);
    const visitor = token === undefined ? undefined : await door.visitor(token);
    if (visitor === undefined) {
      return problemResponse(401, 'You are not signed in', HOW_TO_ENTER[mode]);
    }
    context.set('visitor', visitor);
    return next();
  });

/**
 * Requires the header of requests that change something. A form on another site cannot send it
 * (cross-site request forgery).
 */
export const ownHeader: MiddlewareHandler = async (context, next) => {
  if (!isRead(context) && context.req.header(OWN_HEADER) === undefined) {
    return problemResponse(403, 'A header is missing', `Send the header \`${OWN_HEADER}: 1\`.`);
  }
  return next();
};

/** Whether a request changes nothing. */
export function isRead({ req }: Context): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
}

const HOW_TO_ENTER = {
  'own-machine': 'Open the link that Tribefinder printed at its start.',
  hosted: 'Sign in first.',
} as const;
