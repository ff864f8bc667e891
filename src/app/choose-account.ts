import type { AccountInfo } from '../model/audience-log.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountId } from '../model/ids.ts';
import { isId } from '../model/ids.ts';
import type { Store } from '../store/ports/store.ts';

/** Returns the requested account, or the only one. Throws a `TribeError` if it is missing or unclear. */
export async function chooseAccount(
  store: Pick<Store, 'accounts'>,
  requested: string | undefined,
): Promise<AccountInfo> {
  const accounts = await store.accounts.all();
  if (accounts.length === 0) throw nothingYet();
  if (requested === undefined) {
    if (accounts.length === 1) return accounts[0];
    throw ambiguous(accounts);
  }
  const found = accountCalled(accounts, requested);
  if (found !== undefined) return found;
  throw new TribeError(
    `The database has no account ${requested}.`,
    `Choose one with --account: ${named(accounts)}.`,
    EXIT.usage,
  );
}

/**
 * Returns the account with that id, else the one with that handle. Throws a `TribeError` if several
 * have the handle: files say what an account is called, and any file can say anything.
 */
export function accountCalled<Account extends Pick<AccountInfo, 'id' | 'handle' | 'platform'>>(
  accounts: readonly Account[],
  requested: string,
): Account | undefined {
  const byId = accounts.find(({ id }) => id === requested);
  if (byId !== undefined) return byId;
  const byHandle = accounts.filter(({ handle }) => handle === requested);
  if (byHandle.length > 1) throw ambiguous(byHandle);
  return byHandle.at(0);
}

export function nothingYet(): TribeError {
  return new TribeError(
    'The database is empty: nothing has been imported yet.',
    'Start with: tribe import FILE, or: tribe connect x',
  );
}

export function ambiguous(accounts: readonly AccountInfo[]): TribeError {
  return new TribeError(
    `The database has ${accounts.length} accounts.`,
    `Choose one with --account ID: ${named(accounts)}.`,
    EXIT.usage,
  );
}

/**
 * Returns the id of the account that a person typed as an id or a handle. Without such an account,
 * it is taken as the id of a new one.
 */
export async function requestedId(
  store: Pick<Store, 'accounts'>,
  requested: string,
): Promise<AccountId> {
  const known = accountCalled(await store.accounts.all(), requested);
  return known?.id ?? accountId(requested);
}

/** Checks an account id that a person typed. */
function accountId(requested: string): AccountId {
  if (isId(requested)) return requested as AccountId;
  throw new TribeError(
    '--account is not a valid id.',
    'Use the id of the account, without spaces around it.',
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
