import type { LookedUp } from '../platform-people.ts';
import type { PlatformRead } from '../platform-read.ts';
import type { Directory } from './directory.ts';
import type { AskAbout, Relationship } from './relationships.ts';
import { isBlock, readRelationships } from './relationships.ts';
import type { OwnServers } from './own-servers.ts';
import { type RepoState, repoState } from './repo-state.ts';

/** An inactive account counts as suspended or deleted. A deactivated one may return. */
export const STATES: Record<string, 'suspended' | 'deleted'> = {
  takendown: 'suspended',
  suspended: 'suspended',
  deactivated: 'deleted',
  deleted: 'deleted',
};

/** Reads why people are missing: from their relationship with the owner and from their own server. */
export function blueskyLookUp(
  own: OwnServers,
  directory: Directory,
  relationships: AskAbout,
): PlatformRead<readonly string[], Map<string, LookedUp>> {
  return readRelationships(relationships, async (related, people) => {
    const found = await Promise.all(
      people.map(async (person) => {
        const state = await repoState(own, directory, person);
        return [person, lookedUp(state, related.get(person))] as const;
      }),
    );
    return { page: new Map(found) };
  });
}

/**
 * An account that is gone explains everything. A block hides a follow that still exists. While
 * somebody's own server does not answer, a follow that the AppView knows still counts.
 */
function lookedUp(state: RepoState, relationship: Relationship | undefined): LookedUp {
  if (state !== 'active' && state !== 'unclear') return STATES[state]!;
  if (relationship === undefined) return 'unclear';
  if (isBlock(relationship)) return state === 'active' ? 'blocked' : 'unclear';
  return relationship.followedBy === undefined ? state : 'follows';
}
