import type { LookedUp } from '../platform-people.ts';
import type { XUser } from './map-user.ts';
import type { Problem } from './read-page.ts';

/**
 * Returns what X's response shows about each requested person. Only a user's token shows their
 * relation to the signed-in user. With an app's token, everybody with an account counts as active.
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
  // Blocking somebody ends their follow, so they did not choose to leave.
  if (connections.includes('blocking')) return 'blocked';
  return hidden === true ? 'protected' : 'active';
}

/** Suspended and deleted accounts have the same type. Only their texts differ. */
function ofProblem({ title, detail, type }: Problem): LookedUp {
  if (/suspended/i.test(detail)) return 'suspended';
  if (type.endsWith('not-authorized-for-resource')) return 'blocked';
  if (type.endsWith('resource-not-found') && /not found/i.test(title)) return 'deleted';
  return 'unclear';
}
