import type { AccountInfo } from '../../model/audience-log.ts';
import { accountIdOf, handleId } from '../../model/handles.ts';

/**
 * Returns what to tell an owner whose import added an account with a handle and no id, because the
 * platform gives none: if they have changed their handle, it is an account that they already have.
 *
 * @param stored the accounts before the import.
 */
export function mayBeRenamed(added: AccountInfo, stored: readonly AccountInfo[]): string[] {
  if (!isByHandle(added)) return [];
  const others = stored.filter((other) => other.platform === added.platform && isByHandle(other));
  const [other, ...more] = others;
  if (other === undefined) return [];
  const isNew = `${calledBy(added)} is a new account.`;
  return more.length > 0
    ? [`${isNew} To see all accounts: tribe accounts`]
    : [
        `${isNew} If it is ${calledBy(other)} with a new handle, join them: tribe accounts merge ${other.id} ${added.id}`,
      ];
}

function isByHandle({ id, platform, handle }: AccountInfo): boolean {
  return handle !== undefined && [accountIdOf(platform, handle), handleId(handle)].includes(id);
}

function calledBy({ id, handle }: AccountInfo): string {
  return handle === undefined ? id : `@${handle}`;
}
