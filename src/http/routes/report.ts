import { createRoute } from '@hono/zod-openapi';
import { TribeReport } from '../../model/report.ts';
import { Problem } from '../problem.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** The tribe report of all that is known. */
export const reportRoute = createRoute({
  method: 'get',
  path: '/api/v1/report',
  responses: {
    200: {
      description: 'the report',
      content: { 'application/json': { schema: TribeReport } },
    },
    304: { description: 'as it was when last asked for' },
    409: problem('something to be mended first; `detail` says what'),
    500: problem('a defect of ours'),
  },
});
