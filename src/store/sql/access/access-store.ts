import type { AccessStore } from '../../ports/access-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { sessionStore } from './sessions.ts';
import { shareLinkStore } from './share-links.ts';
import { userStore } from './users.ts';

/** Who may look at what. */
export function accessStore(scope: AccountScope): AccessStore {
  return {
    users: userStore(scope),
    sessions: sessionStore(scope),
    links: shareLinkStore(scope),
  };
}
