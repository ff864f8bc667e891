import { findSubject } from '../analysis/why/find-subject.ts';
import { peopleCandidates } from '../analysis/why/people-candidates.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import { isId, type PersonId } from '../model/ids.ts';
import type { EventStore, PersonTraces } from '../store/event-store.ts';
import { keepTopicsThrough } from './report/topic-memory.ts';

/** Who is meant, and how much is known of them. */
export interface Remembered {
  person: PersonId;
  /** `undefined`: nothing, as they were forgotten before. */
  traces: PersonTraces | undefined;
}

/**
 * Finds somebody by id, handle or name, among all who are known or named in what was set aside.
 * Throws a `TribeError` where nobody or several are so named.
 */
export async function findRemembered(
  store: EventStore,
  account: AccountInfo,
  asked: string,
): Promise<Remembered> {
  if (asked === account.id) throw isOwner();
  if (isId(asked)) {
    const person = asked as PersonId;
    const traces = await store.tracesOf(account.id, person);
    if (traces !== undefined || (await store.forgotten(account.id))(asked)) {
      return { person, traces };
    }
  }
  const { people } = await store.loadAudience(account.id);
  const found = findSubject(peopleCandidates(people), asked);
  if (!('position' in found)) throw notFound(asked, found);
  const person = people.ids[found.position] as PersonId;
  if (person === (account.id as string)) throw isOwner();
  return { person, traces: await store.tracesOf(account.id, person) };
}

/**
 * Forgets a person for good. Topics keep their names, unless these name the person. `swept`: what
 * was removed stands nowhere in the files of the database any more.
 */
export async function forgetPerson(
  store: EventStore,
  account: AccountInfo,
  person: PersonId,
): Promise<{ swept: boolean }> {
  await keepTopicsThrough(store, account.id, async () => {
    const { names } = await store.forget(account.id, person);
    return [person, ...names];
  });
  return { swept: await store.sweep() };
}

function isOwner(): TribeError {
  const advice = 'To be rid of all of it, delete the database; tribe doctor says where it is.';
  return new TribeError('That is the owner of the account.', advice, EXIT.usage);
}

function notFound(asked: string, found: { several: string[] } | { near: string[] }): TribeError {
  if ('several' in found) {
    const advice = `Say which by its id: ${found.several.join('; ')}`;
    return new TribeError(`Several go by '${asked}'.`, advice, EXIT.usage);
  }
  const near = found.near.join('; ');
  return new TribeError(
    `Nobody called '${asked}' is known, so there is nothing to forget.`,
    near === '' ? 'Give the id or handle.' : `Is one of these meant? ${near}`,
    EXIT.usage,
  );
}
