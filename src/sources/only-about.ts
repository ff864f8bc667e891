import type { AccountId } from '../model/ids.ts';
import type { Check } from './read-batch.ts';

/** A file is about one audience: what names another account cannot be told apart by its lines. */
export function onlyAbout(account: AccountId): Check {
  return (event) =>
    event.type === 'account' && event.id !== account
      ? `it is about the account ${event.id}, but this import is into ${account}`
      : undefined;
}
