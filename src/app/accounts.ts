import type { AccountInfo } from '../model/audience-log.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { handleId, handleOfId, personIdOf } from '../model/handles.ts';
import type { AccountId } from '../model/ids.ts';
import { isId } from '../model/ids.ts';
import type { Store } from '../store/ports/store.ts';

/** An account, and how much data there is about it. */
export interface ListedAccount extends AccountInfo {
  events: number;
}

/** Returns all accounts, sorted by id. */
export async function listAccounts(
  store: Pick<Store, 'accounts' | 'forAccount'>,
): Promise<ListedAccount[]> {
  const accounts = await store.accounts.all();
  return Promise.all(
    accounts.map(async (info) => {
      const { events } = await (await store.forAccount(info.id)).log.inputs();
      return { ...info, events };
    }),
  );
}

/**
 * Gives an account another handle or name, and returns it. An account without an id of its platform,
 * such as `default`, gets an id made of its handle. A later file with that handle gives it its id.
 */
export async function renameAccount(
  store: Pick<Store, 'accounts'>,
  account: AccountInfo,
  { handle, name }: { handle?: string; name?: string },
): Promise<AccountInfo> {
  if (handle !== undefined && (!isId(handle) || /\s/u.test(handle))) {
    throw new TribeError(`'${handle}' is not a handle.`, 'For example: @robin', EXIT.usage);
  }
  const plain = handle?.replace(/^[@＠]/u, '');
  const renamed: AccountInfo = {
    ...account,
    ...(plain !== undefined && { id: idFor(account, plain), handle: plain }),
    ...(name !== undefined && { name }),
  };
  await store.accounts.change(account.id, renamed);
  return renamed;
}

/** What versions up to 0.2 called an account that no file named. */
const NAMED_BY_NOBODY = 'default';

function idFor({ id, platform }: AccountInfo, handle: string): AccountId {
  const isHandle = handleOfId(personIdOf(platform, id)) !== undefined;
  return isHandle || id === NAMED_BY_NOBODY ? (handleId(handle) as AccountId) : id;
}
