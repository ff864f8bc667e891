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
  /** The account that the file names, known or new. Only for the owner of the whole database. */
  | 'as named'
  /** The account that the file names, and only if it is new. */
  | 'new'
  /** This account. We refuse a file that names another. `mayCreate`: the account may be new. */
  | { account: AccountId; mayCreate: boolean };

/** What we know when we choose the account of a file. */
export interface AccountClues {
  file: {
    name: string;
    account: AccountEvent | undefined;
    /** Set for a list that names no account. */
    unnamed?: OpenedSource['unnamed'];
  };
  /** The account according to the owner: an id or a handle. */
  said?: string | undefined;
  target: ImportTarget;
  /** Accounts that the files of this import name. */
  named: readonly AccountInfo[];
  /** Accounts in the database. */
  stored: readonly AccountInfo[];
}

/** The account of files that name none, if the database has none either. */
const NOBODY: AccountInfo = { id: UNNAMED_ACCOUNT, platform: 'other' };

/**
 * Returns the account to import a file into. Matches accounts by id only, because anybody can write
 * any handle into a file. Throws a `TribeError` if the file contradicts the target, or if there are
 * several accounts to choose from.
 */
export function importAccount(clues: AccountClues): AccountInfo {
  const { target } = clues;
  if (target === 'as named') return namedAccount(clues);
  if (target === 'new') return newAccount(clues);
  return targetAccount(clues, target);
}

/** Returns the account that the file names, else the only one of the other files or the database. */
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

/** Returns the account with an id or handle from its owner, known or new, on the list's platform. */
function ofList(
  called: AccountId,
  { unnamed }: AccountClues['file'],
  stored: readonly AccountInfo[],
): AccountInfo {
  if (unnamed === undefined) return calledAccount(called);
  const platform = unnamed.platform === 'other' ? calledPlatform(called) : unnamed.platform;
  const there = stored.filter((account) => isOneOf(account.platform, platform));
  const handle = calledHandle(called);
  const id = handle === undefined ? called : idOfHandle(platform, handle);
  const known = accountCalled(there, id) ?? accountCalled(there, handle ?? id);
  return known ?? { ...calledAccount(id), platform, ...(handle !== undefined && { handle }) };
}

/** Whether platforms match. The same handle on another platform is another account. */
function isOneOf(platform: Platform, wanted: Platform): boolean {
  return platform === wanted || platform === 'other' || wanted === 'other';
}

/** Returns the id of an account by its handle, in the form that downloads from the platform use. */
function idOfHandle(platform: Platform, handle: string): AccountId {
  const isDownloaded = platform === 'instagram' || platform === 'tiktok';
  return (isDownloaded ? accountIdOf(platform, handle) : handleId(handle)) as AccountId;
}

/** Returns the handle in what the owner typed; `undefined` for an id from a platform. */
function calledHandle(called: string): string | undefined {
  if (/^(?:\d+|did:.+|instagram:.+|tiktok:.+)$/.test(called)) return undefined;
  return handleOfId(called) ?? plainHandle(PLATFORM_BEFORE.exec(called)?.groups?.handle ?? called);
}

/** `x:robin`. Instagram and TikTok have such ids, so that `instagram:robin` is one. */
const PLATFORM_BEFORE = /^(?<platform>x|bluesky|mastodon|github|other):(?<handle>[^:]+)$/;

/** Returns the platform in what the owner typed, if there is one. */
function calledPlatform(called: string): Platform {
  return (PLATFORM_BEFORE.exec(called)?.groups?.platform ?? 'other') as Platform;
}

/** Whether the account that a file names may have that handle. Some files give only its id. */
function mayBeCalled({ handle }: AccountEvent, called: string): boolean {
  return handle === undefined || plainHandle(handle) === plainHandle(called);
}

/**
 * Returns the account that we knew by handle only until a file named its id. Only for the owner of
 * the whole database, because anybody can write any handle into a file.
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
