import { hash, randomBytes } from 'node:crypto';
import type { Query } from '../database.ts';
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

  constructor(rows: readonly ForgottenRow[]) {
    this.#key = rows[0]?.key ?? Buffer.alloc(KEY_BYTES);
    this.#digests = new Set(rows.map(({ digest }) => digest));
  }

  get isEmpty(): boolean {
    return this.#digests.size === 0;
  }

  hasId(id: string): boolean {
    return !this.isEmpty && this.#digests.has(digestOf(this.#key, id));
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
      ids.values().some((id) => this.hasId(id)) ||
      handles.values().some((handle) => this.#hasHandle(handle))
    );
  }

  #hasHandle(handle: string): boolean {
    return this.#digests.has(digestOf(this.#key, handleKey(handle)));
  }
}

export function forgottenRows(sql: Sql, account: number): Query<ForgottenRow> {
  return sql
    .selectFrom('forgotten')
    .innerJoin('forgetting', 'forgetting.account', 'forgotten.account')
    .select(['key', 'digest'])
    .where('forgotten.account', '=', account);
}

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** As ids have no space at their ends, no id is a handle. Some are kept with their `@`. */
export function handleKey(handle: string): string {
  return ` @${handle.replace(/^[@＠]/u, '').toLowerCase()}`;
}

export function digestOf(key: Buffer, name: string): string {
  return hash('sha256', `${key.toString('hex')}\n${name}`, 'hex');
}
