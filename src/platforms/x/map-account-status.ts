import type { LookedUp } from '../platform.ts';
import type { XUser } from './map-user.ts';
import type { Problem } from './read-page.ts';

/**
 * What X's answer says of each of those asked about. How somebody stands to the signed-in user is
 * only known with a user's token; with an app's, who has an account counts as active.
 */
export function lookedUp(
  asked: readonly string[],
  users: readonly XUser[],
  problems: readonly Problem[],
): Map<string, LookedUp> {
  const found = new Map<string, LookedUp>(asked.map((id) => [id, 'unclear']));
  for (const problem of problems) {
    const id = problem.resource_id ?? problem.value;
    if (id !== undefined && found.has(id)) found.set(id, ofProblem(problem));
  }
  for (const user of users) if (found.has(user.id)) found.set(user.id, ofUser(user));
  return found;
}

function ofUser({ connection_status: connections = [], protected: hidden }: XUser): LookedUp {
  if (connections.includes('followed_by')) return 'follows';
  // Whom the owner blocks no longer follows, and did not choose to leave.
  if (connections.includes('blocking')) return 'blocked';
  return hidden === true ? 'protected' : 'active';
}

/** Suspended and deleted accounts come with the same type, and differ in their words only. */
function ofProblem({ title, detail, type }: Problem): LookedUp {
  if (/suspended/i.test(detail)) return 'suspended';
  if (type.endsWith('not-authorized-for-resource')) return 'blocked';
  if (type.endsWith('resource-not-found') && /not found/i.test(title)) return 'deleted';
  return 'unclear';
}
