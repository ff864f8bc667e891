import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountEvent, Platform } from '../../model/events.ts';
import { EXIT, TribeError } from '../../model/errors.ts';
import { accountIdOf, handleId, handleOfId, plainHandle } from '../../model/handles.ts';
import type { AccountId } from '../../model/ids.ts';
import { UNNAMED_ACCOUNT } from '../../model/unnamed-account.ts';
import type { OpenedSource } from '../../sources/source.ts';
import { accountCalled, ambiguous, calledAccount } from '../choose-account.ts';

/** Which account an import may write to. */
export type ImportTarget =
  /** The one a file names, known or new: for whoever owns the whole database. */
  | 'as named'
  /** The one a file names, and only if it is new. */
  | 'new'
  /** This one. A file that names another is refused; `mayCreate`: it need not be known yet. */
  | { account: AccountId; mayCreate: boolean };

/** What is known when a file has to be given an account. */
export interface AccountClues {
  file: {
    name: string;
    account: AccountEvent | undefined;
    /** Of a list that names no account. */
    unnamed?: OpenedSource['unnamed'];
  };
  /** Whose account the owner says it is: an id or a handle. */
  said?: string | undefined;
  target: ImportTarget;
  /** Named by any of the files imported together. */
  named: readonly AccountInfo[];
  /** In the database already. */
  stored: readonly AccountInfo[];
}

/** For files that do not say whose audience they are about, in a database that does not either. */
const NOBODY: AccountInfo = { id: UNNAMED_ACCOUNT, platform: 'other' };

/**
 * Returns the account a file is imported into. Accounts are matched by id only: anybody can write
 * any handle into a file. Throws a `TribeError` where the file contradicts the target, or where
 * there are several accounts.
 */
export function importAccount(clues: AccountClues): AccountInfo {
  const { target } = clues;
  if (target === 'as named') return namedAccount(clues);
  if (target === 'new') return newAccount(clues);
  return targetAccount(clues, target);
}

/** The account the file names; else the only one the other files name; else the only one known. */
function namedAccount({ file, said, named, stored }: AccountClues): AccountInfo {
  if (file.account !== undefined) return infoOf(file.account);
  if (said !== undefined) return ofList(said as AccountId, file, stored);
  for (const accounts of [named, stored]) {
    if (accounts.length === 1) return accounts[0];
    if (accounts.length > 1) throw ambiguous(accounts);
  }
  return NOBODY;
}

function newAccount(clues: AccountClues): AccountInfo {
  const { file, said, stored } = clues;
  if (file.account === undefined && said === undefined) throw saysNoAccount(file.name);
  const account = namedAccount(clues);
  if (!stored.some(({ id }) => id === account.id)) return account;
  throw new TribeError(
    `${file.name} is about the account ${account.id}, which exists already.`,
    'Choose this account, then import the file.',
  );
}

function saysNoAccount(name: string): TribeError {
  return new TribeError(
    `${name} does not say whose audience it is about.`,
    'Add the line {"type":"account","id":"42","platform":"x","handle":"robin"} with your account, and import it again.',
  );
}

function targetAccount(
  { file, named, stored }: AccountClues,
  { account, mayCreate }: Exclude<ImportTarget, string>,
): AccountInfo {
  if (file.account !== undefined && file.account.id !== account) {
    const handle = calledHandle(account);
    if (mayCreate && handle !== undefined && mayBeCalled(file.account, handle)) {
      return { handle, ...infoOf(file.account) };
    }
    throw new TribeError(
      `${file.name} is about the account ${file.account.id}, not ${account}.`,
      mayCreate
        ? `Leave out --account, or use --account ${file.account.id}.`
        : `Import it into the account ${file.account.id}, or as a new account.`,
      EXIT.usage,
    );
  }
  const known = stored.find(({ id }) => id === account);
  if (known !== undefined) return known;
  if (!mayCreate) throw new TribeError(`There is no account ${account}.`, 'Choose another.');
  const said = file.account ?? named.find(({ id }) => id === account);
  return said === undefined ? ofList(account, file, stored) : infoOf(said);
}

/** The account that its owner calls by an id or a handle, known or new, on the platform of a list. */
function ofList(
  called: AccountId,
  { unnamed }: AccountClues['file'],
  stored: readonly AccountInfo[],
): AccountInfo {
  if (unnamed === undefined) return calledAccount(called);
  const { platform } = unnamed;
  const there = stored.filter((account) => isOneOf(account.platform, platform));
  const handle = calledHandle(called);
  const id = handle === undefined ? called : idOfHandle(platform, handle);
  const known = accountCalled(there, id) ?? accountCalled(there, handle ?? id);
  return known ?? { ...calledAccount(id), platform, ...(handle !== undefined && { handle }) };
}

/** The same handle on another platform is somebody else's. */
function isOneOf(platform: Platform, wanted: Platform): boolean {
  return platform === wanted || platform === 'other' || wanted === 'other';
}

/** Downloads from Instagram and TikTok name their account like that too. */
function idOfHandle(platform: Platform, handle: string): AccountId {
  const isDownloaded = platform === 'instagram' || platform === 'tiktok';
  return (isDownloaded ? accountIdOf(platform, handle) : handleId(handle)) as AccountId;
}

/** The handle by which an account is called; `undefined` for an id that a platform gave. */
function calledHandle(called: string): string | undefined {
  if (/^(?:\d+|did:.+|instagram:.+|tiktok:.+)$/.test(called)) return undefined;
  return handleOfId(called) ?? plainHandle(called);
}

/** Whether the account that a file names can have that handle; some files name it by its id only. */
function mayBeCalled({ handle }: AccountEvent, called: string): boolean {
  return handle === undefined || plainHandle(handle) === plainHandle(called);
}

/**
 * Returns the account that was known by handle only until a file named its id. Only for whoever owns
 * the whole database: anybody can write any handle into a file.
 */
export function knownByHandle(
  { platform, handle }: AccountInfo,
  stored: readonly AccountInfo[],
): AccountInfo | undefined {
  if (handle === undefined) return undefined;
  const known = stored.find(({ id }) => id === handleId(handle));
  return known?.platform === platform || known?.platform === 'other' ? known : undefined;
}

function infoOf({ id, platform, handle, name }: AccountInfo | AccountEvent): AccountInfo {
  return {
    id,
    platform,
    ...(handle !== undefined && { handle }),
    ...(name !== undefined && { name }),
  };
}
