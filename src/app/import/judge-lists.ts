import { NOT_JOINED, OF_OTHERS, UNDECIDED } from '../../analysis/audience/choose-audience.ts';
import { followAudience } from '../../analysis/audience/follow-audience.ts';
import { possibleTimesOnly } from '../../analysis/audience/possible-times-only.ts';
import type { AccountId } from '../../model/ids.ts';
import type { Store } from '../../store/ports/store.ts';
import type { FileResult } from './import-types.ts';

/** With more events this would take long. The report gives the same reasons. */
const MOST_EVENTS = 1_000_000;

/** What to do about a list of followers that does not count, by the reason. */
const ADVICE: Record<string, string> = {
  [OF_OTHERS]: 'If it is the list of another account, import it into that one (--account).',
  [UNDECIDED]: 'No list counts until you choose your audience. The report asks you.',
  [NOT_JOINED]: 'Import profiles that have both ids and handles, or a list of the same kind.',
};

/** Adds a note to each imported list that does not count, because it is of another audience. */
export async function judgeLists(
  store: Pick<Store, 'forAccount'>,
  files: readonly FileResult[],
  now: number,
): Promise<void> {
  const lists = files.filter(({ kind, found }) => kind !== EVENTS && found.snapshot !== undefined);
  const byAccount = Map.groupBy(lists, ({ account }) => account);
  for (const [account, imported] of byAccount) {
    if (account === undefined) continue;
    const reasons = await reasonsOf(store, account, now);
    for (const { found, notes } of imported) {
      const reason = reasons.get(found.snapshot!.at) ?? '';
      const advice = ADVICE[reason];
      if (advice !== undefined) notes.push(`The list does not count: ${reason}. ${advice}`);
    }
  }
}

/** Lists are what people may mistake. Event files come from programs. */
const EVENTS = 'event-file';

/** Returns why each snapshot does not count, by its time. */
async function reasonsOf(
  store: Pick<Store, 'forAccount'>,
  account: AccountId,
  now: number,
): Promise<Map<number, string>> {
  const { log } = await store.forAccount(account);
  if ((await log.inputs()).events > MOST_EVENTS) return new Map();
  const { snapshots } = followAudience(possibleTimesOnly(await log.loadAudience(), now).log);
  return new Map(snapshots.map(({ at, reason }) => [at, reason]));
}
