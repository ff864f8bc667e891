import type { AudienceLog } from '../../model/audience-log.ts';
import type { StatusEvent } from '../../model/events.ts';
import { ACCOUNT_STATUSES } from '../../model/events.ts';
import { handleOfId } from '../../model/handles.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Instant } from '../../model/instant.ts';
import type { PlatformRead } from '../../platforms/platform-read.ts';
import { keepTopicsThrough } from '../analyse/topic-memory.ts';
import { askAbout } from './ask/ask-about.ts';
import type { Payer } from './ask/payment.ts';
import type { WritingCollector } from './collector.ts';
import { eventsOf, writeEvents } from './write-events.ts';

const KIND = 'deleted-accounts';
/** A setting: unused parts of the database still hold what was removed. */
const UNSWEPT = 'unswept';
const DELETED = ACCOUNT_STATUSES.indexOf('deleted');

/**
 * Follows deletions of accounts: finds those that the platform deleted, and erases them. Their spells
 * stay, so past counts stay the same.
 *
 * @param of whom to ask about. The platform's list of followers has no deleted accounts.
 */
export async function readDeletedAccounts(
  c: WritingCollector,
  payer: Payer,
  of: 'those who do not follow' | 'everybody',
): Promise<void> {
  const log = await c.store.log.loadAudience();
  const listed = of === 'everybody' ? undefined : await c.store.log.lastSnapshot(Infinity);
  const followers = new Set(listed?.followers);
  const mayAsk = (id: string): boolean =>
    !followers.has(id) && !c.isForgotten(id) && handleOfId(id) === undefined && id !== c.account;
  const read = c.platform.people.deleted?.();
  if (read === undefined) await erase(c, foundDeleted(log).filter(mayAsk));
  else await eraseDeleted(c, read, log.people.ids.filter(mayAsk), payer);
  if ((await c.memory.settings.read(UNSWEPT)) === undefined) return;
  // Somebody else may be reading the database. Then the next time tries again.
  if (await c.store.privacy.sweep()) await c.memory.settings.keep(UNSWEPT, undefined);
}

async function eraseDeleted(
  c: WritingCollector,
  read: PlatformRead<readonly string[], Set<string>>,
  people: readonly string[],
  payer: Payer,
): Promise<void> {
  const left = [...people];
  const startedAt = c.clock.now();
  for (let part = 1; left.length > 0; part++) {
    c.onCollected?.(KIND, people.length - left.length, people.length);
    const { page: deleted, at, settle } = await askAbout(c, read, KIND, left, payer);
    left.splice(0, read.size.most);
    const events = Array.from(deleted, (person): StatusEvent => ({
      type: 'status',
      person: person as PersonId,
      at: at as Instant,
      status: 'deleted',
    }));
    await writeEvents(c, { kind: KIND, startedAt }, eventsOf(events, part));
    await settle();
    await erase(c, [...deleted]);
  }
}

async function erase(c: WritingCollector, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  await c.memory.settings.keep(UNSWEPT, 'yes');
  await keepTopicsThrough(c.store, async () => {
    await c.store.privacy.erase(people);
    return [];
  });
}

/** Returns the people whose account was deleted when they were last looked up. */
function foundDeleted({ people, statuses }: AudienceLog): string[] {
  const isLast = (s: number): boolean => statuses.person[s + 1] !== statuses.person[s];
  const last = Array.from(statuses.person.keys()).filter(isLast);
  return last
    .filter((s) => statuses.status[s] === DELETED)
    .map((s) => people.ids[statuses.person[s]!]!);
}
