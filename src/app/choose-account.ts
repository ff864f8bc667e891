import type { AccountInfo } from '../model/audience-log.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountId } from '../model/ids.ts';
import { isId } from '../model/ids.ts';
import type { Store } from '../store/ports/store.ts';

/** The account asked for, or the only one there is. Throws a `TribeError` where that is unclear. */
export async function chooseAccount(
  store: Pick<Store, 'log'>,
  requested: string | undefined,
): Promise<AccountInfo> {
  const accounts = await store.log.accounts();
  if (accounts.length === 0) throw nothingYet();
  if (requested === undefined) {
    if (accounts.length === 1) return accounts[0];
    throw ambiguous(accounts);
  }
  const found = accounts.find(({ id, handle }) => id === requested || handle === requested);
  if (found !== undefined) return found;
  throw new TribeError(
    `There is no account ${requested} in this database.`,
    `It knows ${named(accounts)}.`,
    EXIT.usage,
  );
}

export function nothingYet(): TribeError {
  return new TribeError(
    'Nothing has been imported yet.',
    'Begin with: tribe import FILE, or: tribe connect x',
  );
}

export function ambiguous(accounts: readonly AccountInfo[]): TribeError {
  return new TribeError(
    `Which account? There are ${accounts.length}.`,
    `Say --account ID; known are ${named(accounts)}.`,
    EXIT.usage,
  );
}

/** An account id as typed by a person. */
export function accountId(requested: string): AccountId {
  if (isId(requested)) return requested as AccountId;
  throw new TribeError(
    '--account is no id.',
    'Give the id of the account, without spaces around it.',
    EXIT.usage,
  );
}

const MOST_NAMED = 10;

function named(accounts: readonly AccountInfo[]): string {
  const names = accounts
    .slice(0, MOST_NAMED)
    .map(({ id, handle }) => (handle === undefined ? id : `${id} (${handle})`));
  return names.join(', ') + (accounts.length > MOST_NAMED ? ', …' : '');
}
