import { ACCOUNT_STATUSES } from '../../model/events.ts';
import type { AudienceLog } from '../../model/audience-log.ts';
import { writeDay } from '../../model/dates.ts';
import { isErasedId } from '../../model/erased-account.ts';
import { formatInstant } from '../../model/instant.ts';
import { PLATFORM_NAMES } from '../../model/platform-names.ts';
import type { Analysis } from '../../analysis/result.ts';

/**
 * A person's id, with handle and name if known. An account that its platform deleted has a digest
 * for an id, and for a name what became of it.
 */
export function called(
  { log }: Pick<Analysis, 'log'>,
  person: number,
): { id: string; handle?: string; name?: string } {
  const id = log.people.ids[person];
  const { handle, name } = log.people.profiles[person] ?? {};
  if (isErasedId(id)) return { id, name: deletedAccount(log, person) };
  return {
    id,
    ...(handle !== undefined && { handle }),
    ...(name !== undefined && { name }),
  };
}

const DELETED = ACCOUNT_STATUSES.indexOf('deleted');

function deletedAccount({ account, statuses }: AudienceLog, person: number): string {
  const { [account.platform]: platform } = PLATFORM_NAMES;
  const where = platform === undefined ? '' : ` on ${platform}`;
  const found = statuses.person.findIndex(
    (who, s) => who === person && statuses.status[s] === DELETED,
  );
  const when = found < 0 ? '' : `, found ${writeDay(formatInstant(statuses.at[found]))}`;
  return `Account deleted${where}${when}`;
}
