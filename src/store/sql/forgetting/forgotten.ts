import { hash, randomBytes } from 'node:crypto';
import type { Platform } from '../../../model/events.ts';
import { handleId, personIdOf, plainHandle } from '../../../model/handles.ts';
import { platformOf } from '../audience/read-people.ts';
import type { Sql } from '../schema.ts';
import { namedInLine } from './named-in-line.ts';

const KEY_BYTES = 32;

/** What stands in a text in the place of a forgotten person's handle. */
const SOMEONE = '@someone';
const AT = /[@＠]/gu;
/** A handle and what may follow it; no handle is longer. */
const SAID = /[\p{L}\p{N}_][\p{L}\p{N}_.@-]{0,319}/uy;
const PART = /[\p{L}\p{N}_]+/gu;
/** No handle has more parts, as `robin`, `bsky` and `social`; so a text cannot make much work. */
const MOST_PARTS = 16;

interface ForgottenRow {
  key: Buffer;
  digest: string;
}

/**
 * Who was forgotten, known again by digests of id and handles under a key of the account's own. No
 * name can be read from them; but whoever has the database can try whether a name is among them, as
 * the program must.
 */
export class Forgotten {
  readonly #key: Buffer;
  readonly #digests: ReadonlySet<string>;
  readonly #platform: Platform;

  /** @param platform of the account, on which people have ids and handles. */
  constructor(rows: readonly ForgottenRow[], { platform }: { platform: Platform }) {
    this.#platform = platform;
    this.#key = rows[0]?.key ?? Buffer.alloc(KEY_BYTES);
    this.#digests = new Set(rows.map(({ digest }) => digest));
  }

  get isEmpty(): boolean {
    return this.#digests.size === 0;
  }

  /** Whether an id, or a handle in any form that stands for one, is that of any of them. */
  hasId(id: string): boolean {
    if (this.isEmpty) return false;
    return this.#has(id) || this.#has(personIdOf(this.#platform, id));
  }

  /** Whether somebody with that handle was forgotten whose id was not known: it may be anybody's now. */
  hasOnlyHandle(handle: string): boolean {
    return !this.isEmpty && this.#has(onlyHandleKey(handle));
  }

  /** The text without the handles of any of them, as in `@handle`; the same where it has none. */
  masked(text: string): string {
    if (this.isEmpty) return text;
    let [said, from] = ['', 0];
    for (const { index } of text.matchAll(AT)) {
      if (index < from) continue;
      const handle = this.#handleAt(text, index + 1);
      if (handle === undefined) continue;
      said += text.slice(from, index) + SOMEONE;
      from = index + 1 + handle.length;
    }
    return from === 0 ? text : said + text.slice(from);
  }

  /** The longest of their handles that begins at that place and ends with a word. */
  #handleAt(text: string, place: number): string | undefined {
    SAID.lastIndex = place;
    const said = SAID.exec(text)?.[0];
    if (said === undefined) return undefined;
    return Array.from(said.matchAll(PART).take(MOST_PARTS), ({ index, 0: part }) =>
      said.slice(0, index + part.length),
    ).findLast((handle) => this.#hasHandle(handle));
  }

  /** Whether a text that is no event names any of them, by id or by handle. */
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

/** Everybody who was forgotten of an account. */
export async function loadForgotten(sql: Sql, account: number): Promise<Forgotten> {
  const rows = await sql
    .selectFrom('forgotten')
    .innerJoin('forgetting', 'forgetting.account', 'forgotten.account')
    .select(['key', 'digest'])
    .where('forgotten.account', '=', account)
    .execute();
  return new Forgotten(rows, { platform: await platformOf(sql, account) });
}

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** As ids have no space at their ends, no id is a handle. Some are kept with their `@`. */
export function handleKey(handle: string): string {
  return ` @${plainHandle(handle)}`;
}

/** Of somebody whose id is not known. No id begins with a space. */
export function onlyHandleKey(handle: string): string {
  return ` ${handleId(handle)}`;
}

export function digestOf(key: Buffer, name: string): string {
  return hash('sha256', `${key.toString('hex')}\n${name}`, 'hex');
}
