import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountEvent } from '../../model/events.ts';
import { EXIT, TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import { ambiguous } from '../choose-account.ts';

/** What is known when a file has to be given an account. */
export interface AccountClues {
  file: { name: string; account: AccountEvent | undefined };
  requested: AccountId | undefined;
  /** Named by any of the files imported together. */
  named: readonly AccountInfo[];
  /** In the database already. */
  stored: readonly AccountInfo[];
}

/** For files that do not say whose audience they are about, in a database that does not either. */
const NOBODY: AccountInfo = { id: 'default' as AccountId, platform: 'other' };

/**
 * Into which account a file is imported: the one it names; else the one asked for; else the only
 * one named by the other files, or in the database; else one called `default`. Throws a
 * `TribeError` where the file contradicts what was asked for, or where there are several.
 */
export function importAccount({ file, requested, named, stored }: AccountClues): AccountInfo {
  const { account } = file;
  if (account !== undefined) {
    if (requested === undefined || isCalled(account, requested)) return infoOf(account);
    throw new TribeError(
      `${file.name} is about the account ${account.id}, not ${requested}.`,
      `Leave out --account, or use --account ${account.id}.`,
      EXIT.usage,
    );
  }
  if (requested !== undefined) {
    const known = [...named, ...stored].find((info) => isCalled(info, requested));
    return known ?? { id: requested, platform: 'other' };
  }
  for (const accounts of [named, stored]) {
    if (accounts.length === 1) return accounts[0];
    if (accounts.length > 1) throw ambiguous(accounts);
  }
  return NOBODY;
}

function isCalled({ id, handle }: AccountInfo | AccountEvent, requested: string): boolean {
  return id === requested || handle === requested;
}

function infoOf({ id, platform, handle, name }: AccountEvent): AccountInfo {
  return {
    id,
    platform,
    ...(handle !== undefined && { handle }),
    ...(name !== undefined && { name }),
  };
}
