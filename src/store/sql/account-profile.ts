import type { AccountProfile } from '../ports/account-profile.ts';
import type { AccountScope } from './account-scope.ts';
import { accountInfo, renameAccount, setUnknownPlatform } from './accounts.ts';

export function accountProfile({ database, number, onRow }: AccountScope): AccountProfile {
  const { sql, explained } = database;
  return {
    read: () => onRow(accountInfo),
    viewerSecret: () => onRow((row) => row.viewer_secret),
    update: ({ platform, ...names }) =>
      explained(async () => {
        await renameAccount(sql, number, names).execute();
        await setUnknownPlatform(sql, number, platform).execute();
      }),
  };
}
