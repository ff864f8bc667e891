import type { SharingStore } from '../../ports/access-store.ts';
import type { AccountScope } from '../account-scope.ts';
import { roleStore } from './roles.ts';
import { shareLinkStore } from './share-links.ts';

/** Who may look at the account. */
export function sharingStore(scope: AccountScope): SharingStore {
  return { roles: roleStore(scope), links: shareLinkStore(scope) };
}
