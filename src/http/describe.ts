import type { z } from '@hono/zod-openapi';
import { Problem } from './problem.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** What any route may answer instead of what it is for. */
export const PROBLEMS = {
  400: problem('what was asked is malformed'),
  401: problem('nobody is signed in'),
  403: problem('not for who asks, or not from where it is asked'),
  404: problem('nothing of that name is there, or none that is open to who asks'),
  409: problem('something to be mended first; `detail` says what'),
  429: problem('too often'),
  500: problem('a defect of ours'),
};

/** The answers of a route that gives JSON. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    ...PROBLEMS,
  };
}

/** The same, of a page that is not sent again while it is the same. */
export function page<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { ...json(schema, description), 304: { description: 'as it was when last asked for' } };
}

/** What is sent as JSON to a route. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true };
}
