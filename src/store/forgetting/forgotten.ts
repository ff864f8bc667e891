import { hash, randomBytes } from 'node:crypto';
import type { Compilable } from 'kysely';
import type { Sql } from '../schema.ts';
import { cellsIn, wordsIn } from './names-in-text.ts';

const KEY_BYTES = 32;

/** What stands in a text in the place of a forgotten person's handle. */
const SOMEONE = '@someone';
const MENTION = /@([\p{L}\p{N}_][\p{L}\p{N}_.@-]*)/gu;

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
    if (this.isEmpty || !text.includes('@')) return text;
    return text.replace(MENTION, (all, said: string) => {
      const whole = said.replace(/[.@-]+$/u, '');
      const word = /^[\p{L}\p{N}_]+/u.exec(said)![0];
      const name = [whole, word].find((name) => this.#hasHandle(name));
      return name === undefined ? all : SOMEONE + all.slice(1 + name.length);
    });
  }

  /** Whether a text that is no event names any of them, by id or by handle. */
  areNamedIn(text: string): boolean {
    if (this.isEmpty) return false;
    const cells = cellsIn(text);
    return (
      this.masked(text) !== text ||
      cells.values().some((cell) => this.hasId(cell) || this.#hasHandle(cell)) ||
      wordsIn(text)
        .values()
        .some((word) => this.hasId(word))
    );
  }

  #hasHandle(handle: string): boolean {
    return this.#digests.has(digestOf(this.#key, handleKey(handle)));
  }
}

export function forgottenRows(sql: Sql, account: number): Compilable<ForgottenRow> {
  return sql
    .selectFrom('forgotten')
    .innerJoin('forgetting', 'forgetting.account', 'forgotten.account')
    .select(['key', 'digest'])
    .where('forgotten.account', '=', account);
}

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** As ids have no space at their ends, no id is a handle. */
export function handleKey(handle: string): string {
  return ` @${handle.toLowerCase()}`;
}

export function digestOf(key: Buffer, name: string): string {
  return hash('sha256', `${key.toString('hex')}\n${name}`, 'hex');
}
