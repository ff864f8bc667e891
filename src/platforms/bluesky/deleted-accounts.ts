import type { PlatformRead } from '../platform-read.ts';
import type { AskAppView } from './ask-app-view.ts';
import { blueskyRead } from './bluesky-read.ts';
import type { Directory } from './directory.ts';
import type { OwnServers } from './own-servers.ts';
import { MOST_PROFILES, profilesIn } from './profiles.ts';
import { repoState } from './repo-state.ts';

/**
 * Finds deleted accounts. The AppView also leaves out accounts that may return, and a server may
 * lose its data. So an account counts as deleted only if both have none.
 */
export function blueskyDeletedAccounts(
  own: OwnServers,
  directory: Directory,
  ask: AskAppView,
): PlatformRead<readonly string[], Set<string>> {
  return blueskyRead<readonly string[], Set<string>>({
    resource: 'users',
    most: MOST_PROFILES,
    request: (actors) => ask('app.bsky.actor.getProfiles', { actors }),
    read: async (body, people) => {
      const there = profilesIn(body);
      if (there === undefined) return undefined;
      const missing = people.filter((person) => !there.has(person));
      const states = await Promise.all(missing.map((did) => repoState(own, directory, did)));
      return { page: new Set(missing.filter((_, i) => states[i] === 'deleted')) };
    },
  });
}
