import { createMiddleware } from 'hono/factory';
import type { AppPorts, Environment } from '../environment.ts';
import { problemResponse } from '../problem.ts';
import { sessionToken } from '../session-cookie.ts';

/** No page of another site can send this header without being asked first, and we never agree. */
const OWN_HEADER = 'x-tribefinder';

/**
 * Lets in who has a session. What changes something must also say that it comes from a page or a
 * program of ours: a form on another site cannot (cross-site request forgery).
 */
export const signedIn = ({ door, mode }: AppPorts) =>
  createMiddleware<Environment>(async (context, next) => {
    const token = sessionToken(context, mode);
    const visitor = token === undefined ? undefined : await door.visitor(token);
    if (visitor === undefined) {
      return problemResponse(401, 'You are not signed in', HOW_TO_ENTER[mode]);
    }
    const reads = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (!reads && context.req.header(OWN_HEADER) === undefined) {
      return problemResponse(
        403,
        'The request does not say it is meant',
        `Send \`${OWN_HEADER}: 1\`.`,
      );
    }
    context.set('visitor', visitor);
    return next();
  });

const HOW_TO_ENTER = {
  'own-machine': 'Open the link that was printed when the server was started.',
  hosted: 'Sign in first.',
} as const;
