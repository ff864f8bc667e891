import { shellWord } from '../model/shell-word.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountId } from '../model/ids.ts';
import { handleId, handleOfId, plainHandle } from '../model/handles.ts';
import { isId } from '../model/ids.ts';
import { findByName } from '../views/why/find-by-name.ts';
import { isServer } from '../store/postgres/server-url.ts';
import type { Store } from '../store/ports/store.ts';

/** Returns the requested account, or the only one. Throws a `TribeError` if it is missing or unclear. */
export async function chooseAccount(
  store: Pick<Store, 'accounts'>,
  requested: string | undefined,
): Promise<AccountInfo> {
  const accounts = await store.accounts.all();
  if (accounts.length === 0) {
    throw (await store.accounts.holdsUnnamed()) ? noneNamed() : nothingYet();
  }
  if (requested === undefined) {
    if (accounts.length === 1) return accounts[0];
    throw ambiguous(accounts);
  }
  const found = accountCalled(accounts, requested);
  if (found !== undefined) return found;
  throw noSuchAccount(accounts, requested);
}

function noSuchAccount(accounts: readonly AccountInfo[], requested: string): TribeError {
  const candidates = accounts.map(({ id, handle, name }) => ({
    id,
    names: [handle, name].filter((known) => known !== undefined),
  }));
  const found = findByName(candidates, requested);
  const near = 'near' in found ? found.near : [];
  return new TribeError(
    `The database has no account ${requested}.`,
    near.length > 0
      ? `Did you mean --account ${near.join(', or ')}?`
      : `Choose one with --account: ${named(accounts)}.`,
    EXIT.usage,
  );
}

/**
 * Returns the account with that id, else the one with that handle, with or without `@`. Throws a
 * `TribeError` if several have the handle, because any file can give its account any handle.
 */
export function accountCalled<Account extends Pick<AccountInfo, 'id' | 'handle' | 'platform'>>(
  accounts: readonly Account[],
  requested: string,
): Account | undefined {
  const byId = accounts.find(({ id }) => id === requested);
  if (byId !== undefined) return byId;
  const wanted = plainHandle(requested);
  const byHandle = accounts.filter(
    ({ id, handle }) => plainHandle(handle ?? handleOfId(id) ?? '') === wanted,
  );
  if (byHandle.length > 1) throw ambiguous(byHandle);
  return byHandle.at(0);
}

export function nothingYet(): TribeError {
  return new TribeError(
    'The database is empty: nothing has been imported yet.',
    'Start with: tribe import FILE, or: tribe connect bluesky HANDLE',
  );
}

/** @param sample the database of the sample; `undefined`: nobody has imported it yet. */
export function noDatabase(location: string, sample: string | undefined): TribeError {
  if (isServer(location)) return nothingYet();
  return new TribeError(
    `There is no database ${location}: nothing has been imported yet.`,
    `Start with: tribe import FILE, or: tribe connect bluesky HANDLE. ` +
      (sample === undefined
        ? 'To see a report of sample data: npm start'
        : `The sample data is in its own database: tribe report --db ${shellWord(sample)}`),
  );
}

function noneNamed(): TribeError {
  return new TribeError(
    'The imported data does not say whose audience it is about.',
    'Name the account: tribe import FILE --account @HANDLE, or import a file that names it, such as an X archive.',
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
 * it is taken as the id, or with an `@` as the handle, of a new one.
 */
export async function requestedId(
  store: Pick<Store, 'accounts'>,
  requested: string,
): Promise<AccountId> {
  const known = accountCalled(await store.accounts.all(), requested);
  return known?.id ?? accountId(requested);
}

/** Adds the account that a person typed as an id or a handle. */
export async function addCalledAccount(
  store: Pick<Store, 'accounts'>,
  requested: string,
): Promise<void> {
  await store.accounts.add(calledAccount(accountId(requested)));
}

/** Returns a new account of which we know only what its owner calls it. */
export function calledAccount(id: AccountId): AccountInfo {
  const handle = handleOfId(id);
  return { id, platform: 'other', ...(handle !== undefined && { handle }) };
}

/** Checks an account id that a person typed. */
function accountId(requested: string): AccountId {
  if (isId(requested))
    return (requested.startsWith('@') ? handleId(requested) : requested) as AccountId;
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
