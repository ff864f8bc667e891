import type { z } from '@hono/zod-openapi';
import { Problem } from './problem.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** Errors that any route may return. */
export const PROBLEMS = {
  400: problem('the request is malformed'),
  401: problem('there is no session'),
  403: problem('the visitor or the origin of the request has no permission'),
  404: problem('not found, or not visible to the visitor'),
  409: problem('something must be fixed first; `detail` says what'),
  413: problem('the request is too large'),
  415: problem('the body has another content type than the route takes'),
  429: problem('too many requests'),
  500: problem('a bug in Tribefinder'),
  503: problem('the server is busy, or cannot read or write its database'),
};

/** Responses of a route that returns JSON. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    ...PROBLEMS,
  };
}

/** Responses of a page, which is not sent again while it is unchanged. */
export function page<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...json(schema, description), 304: { description: 'unchanged since the last request' } };
}

/** A JSON request body. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true };
}
