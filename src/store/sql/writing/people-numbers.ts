import type { SqlConnection, SqlValue } from '../database.ts';
import { changeEach } from '../database.ts';
import type { HotStatements } from './hot-statements.ts';
import { RecentPeople } from './recent-people.ts';

/** The people of some events, in the order in which the events name them. */
export class NamedPeople {
  readonly ids: string[] = [];
  /** Whether the event makes the person known, or only refers to them. */
  readonly known: boolean[] = [];

  add(id: string, known: boolean): void {
    this.ids.push(id);
    this.known.push(known);
  }
}

/** The numbers of the people of an account. A new person gets the next number. */
export class PeopleNumbers {
  readonly #statements: HotStatements;
  readonly #account: number;
  /** Negative: events only refer to the person so far. */
  readonly #recent = new RecentPeople();

  constructor(statements: HotStatements, account: number) {
    this.#statements = statements;
    this.#account = account;
  }

  clear(): void {
    this.#recent.clear();
  }

  /**
   * Returns the number of each person, and adds new people.
   *
   * @param count how many people have numbers
   * @returns `people`: how many have numbers afterwards
   */
  async numberAll(
    connection: SqlConnection,
    { ids, known }: NamedPeople,
    count: number,
  ): Promise<{ numbers: Int32Array; people: number }> {
    const numbers = new Int32Array(ids.length);
    const unseen: number[] = [];
    const nowKnown: string[] = [];
    const areAll = this.#recent.areAll(count);
    for (let i = 0; i < ids.length; i++) {
      const number = this.#recent.get(ids[i]);
      if (number === undefined) unseen.push(i);
      else if (number > 0) numbers[i] = number;
      else {
        numbers[i] = -number;
        if (!known[i]) continue;
        nowKnown.push(ids[i]);
        this.#recent.set(ids[i], -number);
      }
    }
    if (unseen.length === 0 && nowKnown.length === 0) return { numbers, people: count };

    const found = new Map<string, number>();
    if (!areAll) await this.#find(connection, new Set(unseen.map((i) => ids[i])), found);
    const added: SqlValue[][] = [];
    for (const i of unseen) {
      const id = ids[i];
      let number = found.get(id);
      if (number === undefined) {
        added.push([this.#account, id, count + added.length + 1, Number(known[i])]);
        number = known[i] ? count + added.length : -(count + added.length);
      } else if (number < 0 && known[i]) {
        nowKnown.push(id);
        number = -number;
      }
      found.set(id, number);
      numbers[i] = Math.abs(number);
    }
    for (const [id, number] of found) this.#recent.set(id, number);
    await changeEach(connection, this.#statements.insertPerson, added);
    await changeEach(
      connection,
      this.#statements.markKnown,
      nowKnown.map((id) => [this.#account, id]),
    );
    return { numbers, people: count + added.length };
  }

  async #find(
    connection: SqlConnection,
    ids: ReadonlySet<string>,
    found: Map<string, number>,
  ): Promise<void> {
    const sought = [...ids];
    const rows = await connection.findAll(
      this.#statements.person,
      sought.map((id) => [this.#account, id]),
    );
    rows.forEach((row, i) => {
      if (row !== undefined) found.set(sought[i], row.known === 1 ? row.number : -row.number);
    });
  }
}
