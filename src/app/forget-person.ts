import { findByName } from '../views/why/find-by-name.ts';
import { peopleCandidates } from '../views/why/people-candidates.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import { type AccountId, isId, type PersonId } from '../model/ids.ts';
import type { Forgetting } from '../model/pages/forgetting.ts';
import type { PersonTraces } from '../store/ports/privacy-store.ts';
import type { Store } from '../store/ports/store.ts';
import { keepTopicsThrough } from './analyse/topic-memory.ts';

/** Who is meant, and how much is known of them. */
export interface Remembered {
  person: PersonId;
  /** `undefined`: nothing, as they were forgotten before. */
  traces: PersonTraces | undefined;
}

/**
 * Finds somebody by id, handle or name, among all who are known or were forgotten; else by what was
 * set aside, where any word may look like an id. Throws a `TribeError` where nobody or several are
 * so named.
 */
export async function findRemembered(
  store: Pick<Store, 'log' | 'privacy'>,
  account: AccountInfo,
  requested: string,
): Promise<Remembered> {
  const byId = isId(requested)
    ? await rememberedPerson(store, account, requested as PersonId)
    : undefined;
  if (byId !== undefined && !isOnlyQuarantined(byId)) return byId;
  const { people } = await store.log.loadAudience(account.id);
  const found = findByName(peopleCandidates(people), requested);
  if (!('position' in found)) {
    if (byId !== undefined && 'near' in found) return byId;
    throw notFound(requested, found);
  }
  const person = people.ids[found.position] as PersonId;
  if (person === (account.id as string)) throw isOwner();
  return { person, traces: await store.privacy.tracesOf(account.id, person) };
}

function isOnlyQuarantined({ traces }: Remembered): boolean {
  return traces !== undefined && Object.keys(traces.events).length === 0;
}

/**
 * The same by id alone. `undefined`: nobody of that id was ever known. Throws a `TribeError` for the
 * owner.
 */
export async function rememberedPerson(
  store: Pick<Store, 'privacy'>,
  account: Pick<AccountInfo, 'id'>,
  person: PersonId,
): Promise<Remembered | undefined> {
  if ((person as string) === account.id) throw isOwner();
  const traces = await store.privacy.tracesOf(account.id, person);
  const isKnown = traces !== undefined || (await store.privacy.forgotten(account.id))(person);
  return isKnown ? { person, traces } : undefined;
}

/**
 * Forgets a person for good, and says what was removed. Topics keep their names, unless these name
 * the person.
 */
export async function forgetPerson(
  store: Pick<Store, 'results' | 'privacy'>,
  account: Pick<AccountInfo, 'id'>,
  person: PersonId,
): Promise<Forgetting> {
  let traces: PersonTraces | undefined;
  await keepTopicsThrough(store, account.id, async () => {
    traces = await store.privacy.forget(account.id, person);
    return [person, ...traces.names];
  });
  const { events = {}, mentions = 0, quarantined = 0 } = traces ?? {};
  return { person, removed: { events, mentions, quarantined }, swept: await store.privacy.sweep() };
}

/** Accounts of the database, other than this, in which the person is still known. */
export async function knownElsewhere(
  store: Pick<Store, 'log' | 'privacy'>,
  account: Pick<AccountInfo, 'id'>,
  person: PersonId,
): Promise<AccountId[]> {
  const elsewhere: AccountId[] = [];
  for (const { id } of await store.log.accounts()) {
    if (id === account.id || (id as string) === person) continue;
    if ((await store.privacy.tracesOf(id, person)) !== undefined) elsewhere.push(id);
  }
  return elsewhere;
}

function isOwner(): TribeError {
  const advice = 'To be rid of all of it, delete the database; tribe doctor says where it is.';
  return new TribeError('That is the owner of the account.', advice, EXIT.usage);
}

function notFound(
  requested: string,
  found: { several: string[] } | { near: string[] },
): TribeError {
  if ('several' in found) {
    const advice = `Say which by its id: ${found.several.join('; ')}`;
    return new TribeError(`Several go by '${requested}'.`, advice, EXIT.usage);
  }
  const near = found.near.join('; ');
  return new TribeError(
    `Nobody called '${requested}' is known, so there is nothing to forget.`,
    near === '' ? 'Give the id or handle.' : `Is one of these meant? ${near}`,
    EXIT.usage,
  );
}
