import type { ZodError } from 'zod';
import { problemResponse } from './problem.ts';

/** Returns an error response that names the invalid part of a request. */
export function invalid(
  result: { success: true } | { success: false; error: ZodError },
): Response | undefined {
  if (result.success) return undefined;
  const [issue] = result.error.issues;
  const where = issue.path.join('.');
  return problemResponse(
    400,
    'The request is malformed',
    where === '' ? issue.message : `${where}: ${issue.message}`,
  );
}
