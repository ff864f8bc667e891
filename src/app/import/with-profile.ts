import type { AccountInfo } from '../../model/audience-log.ts';
import type { ReadFor } from '../../sources/source.ts';
import type { Store } from '../../store/ports/store.ts';

/** A known account with what its stored profile says of its followers. */
export function withProfile(store: Pick<Store, 'forAccount'>, account: AccountInfo): ReadFor {
  return {
    ...account,
    followersNear: async (at) => (await store.forAccount(account.id)).profile.followersNear(at),
  };
}
