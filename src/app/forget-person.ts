import { findByName } from '../views/why/find-by-name.ts';
import { peopleCandidates } from '../views/why/people-candidates.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { type AccountId, isId, type PersonId } from '../model/ids.ts';
import type { Forgetting } from '../model/pages/forgetting.ts';
import type { PersonTraces } from '../store/ports/privacy-store.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import type { Store } from '../store/ports/store.ts';
import { keepTopicsThrough } from './analyse/topic-memory.ts';

/** The person, and how much data there is about them. */
export interface Remembered {
  person: PersonId;
  /** `undefined`: nothing, because the person is already forgotten. */
  traces: PersonTraces | undefined;
}

/**
 * Finds a person by id, handle or name among all known and forgotten people. If there is none, it
 * searches rejected rows for the id. Throws a `TribeError` if nobody or several people match.
 */
export async function findRemembered(
  store: Pick<AccountStore, 'account' | 'log' | 'privacy'>,
  requested: string,
): Promise<Remembered> {
  const byId = isId(requested) ? await rememberedPerson(store, requested as PersonId) : undefined;
  if (byId !== undefined && !isOnlyQuarantined(byId)) return byId;
  const { people } = await store.log.loadAudience();
  const found = findByName(peopleCandidates(people), requested);
  if (!('position' in found)) {
    if (byId !== undefined && 'near' in found) return byId;
    throw notFound(requested, found);
  }
  const person = people.ids[found.position] as PersonId;
  if (person === (store.account as string)) throw isOwner();
  return { person, traces: await store.privacy.tracesOf(person) };
}

function isOnlyQuarantined({ traces }: Remembered): boolean {
  return traces !== undefined && Object.keys(traces.events).length === 0;
}

/**
 * Finds a person by id. Returns `undefined` if this id was never known. Throws a `TribeError` for
 * the owner.
 */
export async function rememberedPerson(
  store: Pick<AccountStore, 'account' | 'privacy'>,
  person: PersonId,
): Promise<Remembered | undefined> {
  if ((person as string) === store.account) throw isOwner();
  const traces = await store.privacy.tracesOf(person);
  const isKnown = traces !== undefined || (await store.privacy.forgotten())(person);
  return isKnown ? { person, traces } : undefined;
}

/**
 * Permanently deletes all data about a person and returns what was removed. Topics keep their
 * labels, unless a label names the person.
 */
export async function forgetPerson(
  store: Pick<AccountStore, 'results' | 'privacy'>,
  person: PersonId,
): Promise<Forgetting> {
  let traces: PersonTraces | undefined;
  await keepTopicsThrough(store, async () => {
    traces = await store.privacy.forget(person);
    return [person, ...traces.names];
  });
  const { events = {}, mentions = 0, quarantined = 0 } = traces ?? {};
  return { person, removed: { events, mentions, quarantined }, swept: await store.privacy.sweep() };
}

/** Returns the other accounts of the database that have data about the person. */
export async function knownElsewhere(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  account: AccountId,
  person: PersonId,
): Promise<AccountId[]> {
  const elsewhere: AccountId[] = [];
  for (const { id } of await store.accounts.all()) {
    if (id === account || (id as string) === person) continue;
    const { privacy } = await store.forAccount(id);
    if ((await privacy.tracesOf(person)) !== undefined) elsewhere.push(id);
  }
  return elsewhere;
}

function isOwner(): TribeError {
  const advice = 'To delete all data of the account: tribe accounts remove ACCOUNT';
  return new TribeError('This person is the owner of the account.', advice, EXIT.usage);
}

function notFound(
  requested: string,
  found: { several: string[] } | { near: string[] },
): TribeError {
  if ('several' in found) {
    const advice = `Choose one by id: ${found.several.join('; ')}`;
    return new TribeError(`Several people have the name '${requested}'.`, advice, EXIT.usage);
  }
  const near = found.near.join('; ');
  return new TribeError(
    `There is no data about '${requested}'.`,
    near === '' ? 'Check the id or handle.' : `Did you mean one of these? ${near}`,
    EXIT.usage,
  );
}
