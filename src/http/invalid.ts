import type { ZodError } from 'zod';
import { problemResponse } from './problem.ts';

/** What was asked does not have the form it must have: a problem that says where. */
export function invalid(
  result: { success: true } | { success: false; error: ZodError },
): Response | undefined {
  if (result.success) return undefined;
  const [issue] = result.error.issues;
  const where = issue.path.join('.');
  return problemResponse(400, 'The request is malformed', `${where || 'It'}: ${issue.message}`);
}
