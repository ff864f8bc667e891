import { z } from 'zod';
import type { LookedUp, PlatformRead } from '../platform.ts';
import { blueskyRead } from './bluesky-read.ts';
import type { Directory } from './directory.ts';
import type { Relationship } from './relationships.ts';
import { isBlock, MOST_RELATIONSHIPS, relationshipsOf } from './relationships.ts';
import type { XrpcAnswer } from './xrpc-answer.ts';
import type { OwnServers } from './own-servers.ts';

/** What a PDS says about an account that it hosts (`com.atproto.sync.getRepoStatus`). */
const RepoStatus = z.object({ active: z.boolean(), status: z.string().optional() });

/** An inactive account counts as suspended or deleted. A deactivated one may return. */
export const STATES: Record<string, 'suspended' | 'deleted'> = {
  takendown: 'suspended',
  suspended: 'suspended',
  deleted: 'deleted',
  deactivated: 'deleted',
};

/** Reads why people are missing: from their relationship with the owner and from their own server. */
export function blueskyLookUp(
  own: OwnServers,
  directory: Directory,
  relationships: (people: readonly string[]) => Promise<XrpcAnswer>,
): PlatformRead<readonly string[], Map<string, LookedUp>> {
  return blueskyRead<readonly string[], Map<string, LookedUp>>({
    resource: 'users',
    most: MOST_RELATIONSHIPS,
    request: relationships,
    read: async (body, people) => {
      const related = relationshipsOf(body);
      if (related === undefined) return undefined;
      const found = await Promise.all(
        people.map(async (person) => {
          const state = await stateOf(own, directory, person);
          return [person, lookedUp(state, related.get(person))] as const;
        }),
      );
      return { page: new Map(found) };
    },
  });
}

/**
 * An account that is gone explains everything. A block hides a follow that still exists. While
 * somebody's own server does not answer, a follow that the AppView knows still counts.
 */
function lookedUp(state: LookedUp, relationship: Relationship | undefined): LookedUp {
  if (state !== 'active' && state !== 'unclear') return state;
  if (relationship === undefined) return 'unclear';
  if (isBlock(relationship)) return state === 'active' ? 'blocked' : 'unclear';
  return relationship.followedBy === undefined ? state : 'follows';
}

async function stateOf(own: OwnServers, directory: Directory, person: string): Promise<LookedUp> {
  const home = await directory(person);
  if (home.kind === 'gone') return 'deleted';
  if (home.kind === 'unknown') return 'unclear';
  const answer = await own.get(home.server, 'com.atproto.sync.getRepoStatus', {
    did: person,
  });
  if (answer.kind === 'refused' && answer.error === 'RepoNotFound') return 'deleted';
  const status = answer.kind === 'body' ? RepoStatus.safeParse(answer.body).data : undefined;
  if (status === undefined) return 'unclear';
  if (status.active) return 'active';
  const { status: state = '' } = status;
  return Object.hasOwn(STATES, state) ? STATES[state]! : 'unclear';
}
