import { hash, randomBytes } from 'node:crypto';
import type { Platform } from '../../../model/events.ts';
import { handleId, personIdOf, plainHandle } from '../../../model/handles.ts';
import { platformOf } from '../audience/read-people.ts';
import type { Sql } from '../schema.ts';
import { namedInLine } from './named-in-line.ts';

const KEY_BYTES = 32;

/** Replaces a forgotten person's handle in a text. */
const SOMEONE = '@someone';
const AT = /[@＠]/gu;
/** The longest text that may start with a handle. No handle is longer. */
const SAID = /[\p{L}\p{N}_][\p{L}\p{N}_.@-]{0,319}/uy;
const PART = /[\p{L}\p{N}_]+/gu;
/**
 * No handle has more parts (`robin`, `bsky` and `social` are three). The limit bounds the work for
 * hostile texts.
 */
const MOST_PARTS = 16;

interface ForgottenRow {
  key: Buffer;
  digest: string;
}

/**
 * The people who were forgotten. We store digests of their ids and handles, with a key of the
 * account. The digests reveal no names, but anybody who has the database can test whether a name is
 * among them, as the program must.
 */
export class Forgotten {
  readonly #key: Buffer;
  readonly #digests: ReadonlySet<string>;
  readonly #platform: Platform;

  /** @param platform of the account, which decides the form of ids and handles. */
  constructor(rows: readonly ForgottenRow[], { platform }: { platform: Platform }) {
    this.#platform = platform;
    this.#key = rows[0]?.key ?? Buffer.alloc(KEY_BYTES);
    this.#digests = new Set(rows.map(({ digest }) => digest));
  }

  get isEmpty(): boolean {
    return this.#digests.size === 0;
  }

  /**
   * Returns whether an id, or any form of a handle that means one, belongs to a forgotten person.
   */
  hasId(id: string): boolean {
    if (this.isEmpty) return false;
    return this.#has(id) || this.#has(personIdOf(this.#platform, id));
  }

  /**
   * Returns whether somebody was forgotten of whom only this handle was known. Anybody may have the
   * handle now.
   */
  hasOnlyHandle(handle: string): boolean {
    return !this.isEmpty && this.#has(onlyHandleKey(handle));
  }

  /** Returns the text with every forgotten handle replaced, as in `@handle`. */
  masked(text: string): string {
    if (this.isEmpty) return text;
    let [masked, from] = ['', 0];
    for (const { index } of text.matchAll(AT)) {
      if (index < from) continue;
      const handle = this.#handleAt(text, index + 1);
      if (handle === undefined) continue;
      masked += text.slice(from, index) + SOMEONE;
      from = index + 1 + handle.length;
    }
    return from === 0 ? text : masked + text.slice(from);
  }

  /**
   * Returns the longest forgotten handle that begins at that place and ends at the end of a word.
   */
  #handleAt(text: string, place: number): string | undefined {
    SAID.lastIndex = place;
    const said = SAID.exec(text)?.[0];
    if (said === undefined) return undefined;
    return Array.from(said.matchAll(PART).take(MOST_PARTS), ({ index, 0: part }) =>
      said.slice(0, index + part.length),
    ).findLast((handle) => this.#hasHandle(handle));
  }

  /** Returns whether a text that is not an event names a forgotten person, by id or by handle. */
  areNamedIn(text: string): boolean {
    if (this.isEmpty) return false;
    const { ids, handles, texts } = namedInLine(text);
    return (
      texts.some((said) => this.masked(said) !== said) ||
      ids.values().some((id) => this.#has(id)) ||
      handles.values().some((handle) => this.#hasHandle(handle) || this.hasId(handle))
    );
  }

  #hasHandle(handle: string): boolean {
    return this.#has(handleKey(handle));
  }

  #has(name: string): boolean {
    return this.#digests.has(digestOf(this.#key, name));
  }
}

/** Returns the people who were forgotten in an account. */
export async function loadForgotten(sql: Sql, account: number): Promise<Forgotten> {
  const rows = await sql
    .selectFrom('forgotten')
    .innerJoin('forgetting', 'forgetting.account', 'forgotten.account')
    .select(['key', 'digest'])
    .where('forgotten.account', '=', account)
    .execute();
  return new Forgotten(rows, { platform: await platformOf(sql, account) });
}

/** Finds names in texts as if they were forgotten. Nothing is stored with this key. */
export function namesOnly(
  names: readonly string[],
  { platform }: { platform: Platform },
): Forgotten {
  const key = Buffer.alloc(KEY_BYTES);
  const rows = names.map((name) => ({ key, digest: digestOf(key, name) }));
  return new Forgotten(rows, { platform });
}

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Returns the name of a handle for its digest. Ids never begin with a space, so it is no id. */
export function handleKey(handle: string): string {
  return ` @${plainHandle(handle)}`;
}

/**
 * Returns the name for the digest of a handle whose person's id is unknown. No id begins with a
 * space.
 */
export function onlyHandleKey(handle: string): string {
  return ` ${handleId(handle)}`;
}

export function digestOf(key: Buffer, name: string): string {
  return hash('sha256', `${key.toString('hex')}\n${name}`, 'hex');
}
