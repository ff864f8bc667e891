import type { AccountProfile } from '../ports/account-profile.ts';
import { followersNear } from './followers-near.ts';
import type { AccountScope } from './account-scope.ts';
import { accountInfo, renameAccount, setUnknownPlatform } from './accounts.ts';

export function accountProfile({ database, number, id, onRow }: AccountScope): AccountProfile {
  const { sql, explained } = database;
  return {
    read: () => onRow(accountInfo),
    followersNear: (at) => explained(() => followersNear(sql, { number, id }, at)),
    viewerSecret: () => onRow((row) => row.viewer_secret),
    update: ({ platform, ...names }) =>
      explained(async () => {
        await renameAccount(sql, number, names).execute();
        await setUnknownPlatform(sql, number, platform).execute();
      }),
  };
}
