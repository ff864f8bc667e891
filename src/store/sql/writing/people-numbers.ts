import type { SqlConnection, SqlValue } from '../database.ts';
import type { HotStatements } from './hot-statements.ts';
import { RecentPeople } from './recent-people.ts';

/** The people of some events, in the order in which the events name them. */
export class NamedPeople {
  readonly ids: string[] = [];
  /** Whether the person becomes known by being named here, or is only referred to. */
  readonly known: boolean[] = [];

  add(id: string, known: boolean): void {
    this.ids.push(id);
    this.known.push(known);
  }
}

/** The numbers of the people of an account. New people are numbered on from the highest number. */
export class PeopleNumbers {
  readonly #statements: HotStatements;
  readonly #account: number;
  /** Negative: others only refer to the person so far. */
  readonly #recent = new RecentPeople();

  constructor(statements: HotStatements, account: number) {
    this.#statements = statements;
    this.#account = account;
  }

  /** To be called when a transaction failed: people whom it numbered have no number. */
  clear(): void {
    this.#recent.clear();
  }

  /**
   * The number of each of the people. Whoever is new is added and gets the next number.
   *
   * @param count people numbered so far; `people` of the result is the count afterwards
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
    await connection.runAll(this.#statements.insertPerson, added);
    await connection.runAll(
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
