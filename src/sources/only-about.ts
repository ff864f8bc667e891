import type { AccountInfo } from '../model/audience-log.ts';
import type { Check } from './read-batch.ts';

/**
 * A file is imported into one account. A line that names another account, or another platform than
 * the account is on, is rejected: lines do not say which of several accounts they are about.
 */
export function onlyAbout({ id, platform }: Pick<AccountInfo, 'id' | 'platform'>): Check {
  return (event) => {
    if (event.type !== 'account') return undefined;
    if (event.id !== id) {
      return `it is about the account ${event.id}, but this import is into ${id}`;
    }
    if (event.platform === platform || platform === 'other') return undefined;
    return `it says that the account is on ${event.platform}, but it is on ${platform}`;
  };
}
