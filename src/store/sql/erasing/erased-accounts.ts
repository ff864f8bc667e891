import { createHmac, randomBytes } from 'node:crypto';
import { erasedId } from '../../../model/erased-account.ts';
import type { Platform } from '../../../model/events.ts';
import { personIdOf } from '../../../model/handles.ts';
import { type EventFacts, typeCode } from '../../event-facts.ts';
import { platformOf } from '../audience/read-people.ts';
import { namedInLine } from '../forgetting/named-in-line.ts';
import type { Sql } from '../schema.ts';
import { renamedIn } from './renamed-in.ts';

const SALT_BYTES = 32;
/** Characters of a digest: 128 bits as hexadecimal digits. */
const DIGEST_LENGTH = 32;

/** What an account wrote, or what shows its interests and ties. None of it is kept. */
const PERSONAL: readonly number[] = (['person', 'interest', 'engagement', 'tie'] as const).map(
  typeCode,
);
const FOLLOW = typeCode('follow');

/** Returns what we keep of an event about an erased account; `undefined`: nothing. */
export function keptOfErased(facts: EventFacts): EventFacts | undefined {
  if (PERSONAL.includes(facts.type)) return undefined;
  // What brought them shows what they cared about.
  return facts.type === FOLLOW ? { ...facts, text: null } : facts;
}

/** The accounts that their platform deleted. We know their ids as digests only. */
export class ErasedAccounts {
  readonly #salt: Buffer;
  readonly #digests: ReadonlySet<string>;
  readonly #platform: Platform;

  constructor(salt: Buffer, digests: Iterable<string>, platform: Platform) {
    this.#salt = salt;
    this.#digests = new Set(digests);
    this.#platform = platform;
  }

  /** Returns the digest that stands, or would stand, in place of an id. */
  digestOf(id: string): string {
    const known = personIdOf(this.#platform, id);
    return createHmac('sha256', this.#salt).update(known).digest('hex').slice(0, DIGEST_LENGTH);
  }

  has(id: string): boolean {
    return this.#digests.size > 0 && this.#digests.has(this.digestOf(id));
  }

  /** Whether a text that is not an event names one of them by id. */
  areNamedIn(text: string): boolean {
    return (
      this.#digests.size > 0 &&
      namedInLine(text)
        .ids.values()
        .some((id) => this.has(id))
    );
  }

  /** Returns the id under which we know an account: another one if it was erased. */
  idOf(id: string): string {
    if (this.#digests.size === 0) return id;
    const digest = this.digestOf(id);
    return this.#digests.has(digest) ? erasedId(digest) : id;
  }
}

/** Returns the accounts that were erased in an account's data. */
export async function loadErased(sql: Sql, account: number): Promise<ErasedAccounts> {
  const { salt } = await sql.selectFrom('digest_salt').select('salt').executeTakeFirstOrThrow();
  const rows = await sql
    .selectFrom('erased_account')
    .select('digest')
    .where('account', '=', account)
    .execute();
  const digests = rows.map(({ digest }) => digest);
  return new ErasedAccounts(salt, digests, await platformOf(sql, account));
}

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

/**
 * Returns an event with erased accounts under their digests. Returns `undefined` for what we don't
 * keep of an erased account, and the same facts if they name none.
 */
export function withErased(facts: EventFacts, erased: ErasedAccounts): EventFacts | undefined {
  const renamed = renamedIn(facts, (id) => erased.idOf(id));
  if (renamed === undefined) return facts;
  return keptOfErased(renamed);
}
