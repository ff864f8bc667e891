import type { AccountInfo } from '../model/audience-log.ts';
import type { AudienceEvent, Platform } from '../model/events.ts';
import { isDigits } from '../model/ids.ts';
import { show } from '../model/rejection.ts';
import { personIn } from './ids-of.ts';
import type { Check } from './read-batch.ts';

/**
 * Returns a check for the lines of a file, which we import into one account. It rejects a line that
 * names another account or platform, because lines do not show which of several accounts they are
 * about. It also rejects people with ids of another platform.
 */
export function onlyAbout({ id, platform }: Pick<AccountInfo, 'id' | 'platform'>): Check {
  return (event) => {
    if (event.type !== 'account') return whyForeign(event, platform);
    if (event.id !== id) {
      return `it is about the account ${event.id}, but this import is into ${id}`;
    }
    if (event.platform === platform || platform === 'other') return undefined;
    return `it says that the account is on ${event.platform}, but it is on ${platform}`;
  };
}

/** Ids of Bluesky are DIDs. Those of other platforms never are. */
const isDid = (id: string): boolean => id.startsWith('did:');

function whyForeign(event: AudienceEvent, platform: Platform): string | undefined {
  const foreign = personIn(event, (id) => isOfOtherPlatform(id, platform));
  return foreign === undefined ? undefined : `the id ${notOfPlatform(foreign, platform)}`;
}

/** Whether an id has the form of another platform's ids than this one's. */
export function isOfOtherPlatform(id: string, platform: Platform): boolean {
  if (platform === 'other') return false;
  return platform === 'bluesky' ? isDigits(id) : isDid(id);
}

/** Why such an id is rejected. */
export function notOfPlatform(id: string, platform: Platform): string {
  const form = platform === 'bluesky' ? 'ids of Bluesky begin with did:' : 'it is an id of Bluesky';
  return `${show(id)} is not of this account's platform: ${form}. Import the file into the account whose list it is`;
}
