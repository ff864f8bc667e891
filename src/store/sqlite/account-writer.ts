import type Database from 'better-sqlite3';
import type { AudienceEvent } from '../../model/events.ts';
import { upsertAccount } from '../sql/accounts.ts';
import type { EventFacts } from '../event-facts.ts';
import { factsOf } from '../event-facts.ts';
import {
  EventDigest,
  newEventKey,
  newIdentity,
  writeEventKey,
  writeIdentity,
} from '../event-identity.ts';
import type { LocatedEvent, RejectedLine } from '../ports/event-log.ts';
import { Forgotten, forgottenRows } from '../sql/forgetting/forgotten.ts';
import { withoutForgotten } from '../sql/forgetting/without-forgotten.ts';
import { deletedPosts } from '../sql/writing/posts-gone.ts';
import { quarantineText } from '../sql/quarantine/quarantined-lines.ts';
import { RecentPeople } from '../sql/writing/recent-people.ts';
import type { AccountTable, EventTable, Sql } from '../sql/schema.ts';
import type { HotStatements } from './hot-statements.ts';
import { prepareHotStatements } from './hot-statements.ts';
import { allNow, runNow } from './run-now.ts';

/** What is counted of an account, while a transaction goes on. */
type Tally = Pick<AccountTable, 'people' | 'set_aside' | 'events'> & { digest: EventDigest };

/** What became of an event. */
export type Written = 'added' | 'known' | 'leftOut';

/** The people a line set aside waits for, by number. */
export interface Awaited {
  person: number;
  other: number | null;
}

/**
 * Writes to one account, with the counts and the digest kept in the same transaction as the
 * events. All but {@link transact} may only be called inside it.
 */
export class AccountWriter {
  readonly #database: Database.Database;
  readonly #sql: Sql;
  readonly #statements: HotStatements;
  readonly #account: number;
  readonly #id: string;
  readonly #people = new RecentPeople();
  readonly #identity = newIdentity();
  readonly #key = newEventKey();
  /** As it is while a transaction goes on. */
  #forgotten = new Forgotten([]);
  /** Ids of posts whose deletion is known; looked up for the first post of a transaction. */
  #gone: Set<string> | undefined;
  #tally: Tally = { people: 0, set_aside: 0, events: 0, digest: new EventDigest() };

  constructor(database: Database.Database, sql: Sql, account: { number: number; id: string }) {
    this.#database = database;
    this.#sql = sql;
    this.#statements = prepareHotStatements(database, sql);
    this.#account = account.number;
    this.#id = account.id;
  }

  /** Does all of the work or, if anything fails, nothing of it. */
  transact<Result>(work: () => Result): Result {
    try {
      return this.#database
        .transaction(() => {
          this.#loadTally();
          const result = work();
          this.#saveTally();
          return result;
        })
        .immediate();
    } catch (error) {
      // People numbered by what was just undone have no number.
      this.#people.clear();
      throw error;
    }
  }

  append({ event, line }: LocatedEvent, source: number): Written {
    const facts = withoutForgotten(factsOf(event), this.#forgotten);
    if (facts === undefined) return 'leftOut';
    if (event.type === 'post' && this.#goneNow().has(event.id)) return 'leftOut';
    if (!this.#write(facts, source, line)) return 'known';
    if (event.type === 'deletion') this.#gone?.add(event.post);
    if (event.type === 'account') this.#update(event);
    return 'added';
  }

  /** Whether the event is new. */
  #write(facts: EventFacts, source: number, line: number): boolean {
    const person = facts.person === null ? null : this.#numberOf(facts.person, facts.names);
    const other = facts.other === null ? null : this.#numberOf(facts.other, facts.names);
    this.#identify(facts, person);
    if (!this.#insert(facts, person, other, source, line)) return false;
    this.#tally.events++;
    this.#tally.digest.add(this.#identity);
    return true;
  }

  /** Writes an event anew, as it is now to be said; `undefined`: no more. */
  replace(
    row: Pick<EventTable, 'person' | 'source' | 'line'>,
    before: EventFacts,
    after: EventFacts | undefined,
  ): void {
    this.#remove(before, row.person);
    if (after !== undefined) this.#write(after, row.source, row.line);
  }

  /** Takes an event out of the log again, under the number of its first person. */
  remove(event: AudienceEvent, person: number): void {
    this.#remove(factsOf(event), person);
  }

  #remove(facts: EventFacts, person: number | null): void {
    this.#identify(facts, person);
    const { changes } = this.#statements.deleteEvent.run(this.#account, facts.type, this.#key);
    if (changes !== 1) throw new Error('an event to be removed is not in the log');
    this.#tally.events--;
    this.#tally.digest.remove(this.#identity);
  }

  /** Whether a line that is no event names people who were forgotten. */
  namesForgotten({ text, reason }: RejectedLine): boolean {
    return this.#forgotten.areNamedIn(text) || this.#forgotten.areNamedIn(reason);
  }

  /** Puts a line into the quarantine; whether it was not there before. */
  rejected(line: RejectedLine, source: number, at: number, awaited?: Awaited): boolean {
    const { text, length, reason, fingerprint } = quarantineText(line);
    const { changes } = this.#statements.insertLine.run(
      this.#account,
      this.#tally.set_aside + 1,
      source,
      line.line,
      fingerprint,
      text,
      length,
      reason,
      at,
      null,
      awaited?.person ?? null,
      awaited?.other ?? null,
    );
    this.#tally.set_aside += changes;
    return changes === 1;
  }

  /** Binding columns that hold nothing would take a quarter of the time of an import. */
  #insert(
    facts: EventFacts,
    person: number | null,
    other: number | null,
    source: number,
    line: number,
  ): boolean {
    const { type, after, at, code, weight, text } = facts;
    const list = this.#listOf(facts);
    const { insertEvent, insertShortEvent } = this.#statements;
    const account = this.#account;
    const key = this.#key;
    const isShort = other === null && after === null && weight === null && list === null;
    const { changes } = isShort
      ? insertShortEvent.run(account, type, key, person, at, code, text, source, line)
      : insertEvent.run(
          account,
          type,
          key,
          person,
          other,
          after,
          at,
          code,
          weight,
          text,
          list,
          source,
          line,
        );
    return changes === 1;
  }

  #goneNow(): Set<string> {
    this.#gone ??= new Set(
      allNow(this.#database, deletedPosts(this.#sql, this.#account)).map(({ text }) => text!),
    );
    return this.#gone;
  }

  #identify(facts: EventFacts, person: number | null): void {
    writeIdentity(facts, this.#identity);
    writeEventKey(facts, person, this.#identity, this.#key);
  }

  #listOf({ followers, names }: EventFacts): Buffer | null {
    if (followers === null) return null;
    const list = Buffer.alloc(4 * followers.length);
    followers.forEach((id, i) => list.writeInt32LE(this.#numberOf(id, names), 4 * i));
    return list;
  }

  #update(event: AudienceEvent & { type: 'account' }): void {
    if (event.id !== this.#id) throw new Error(`an event about ${event.id} came to ${this.#id}`);
    runNow(this.#database, upsertAccount(this.#sql, event));
  }

  #numberOf(id: string, named: boolean): number {
    const number = this.#people.get(id) ?? this.#findPerson(id) ?? this.#addPerson(id, named);
    if (number > 0) return number;
    if (named) {
      this.#statements.markKnown.run(this.#account, id);
      this.#people.set(id, -number);
    }
    return -number;
  }

  #findPerson(id: string): number | undefined {
    if (this.#people.areAll(this.#tally.people)) return undefined;
    const row = this.#statements.person.get(this.#account, id);
    return row && this.#keep(id, row.known === 1 ? row.number : -row.number);
  }

  #addPerson(id: string, known: boolean): number {
    const number = ++this.#tally.people;
    this.#statements.insertPerson.run(this.#account, id, number, Number(known));
    return this.#keep(id, known ? number : -number);
  }

  #keep(id: string, number: number): number {
    this.#people.set(id, number);
    return number;
  }

  #loadTally(): void {
    this.#gone = undefined;
    this.#forgotten = new Forgotten(
      allNow(this.#database, forgottenRows(this.#sql, this.#account)),
    );
    const [row] = allNow(
      this.#database,
      this.#sql
        .selectFrom('account')
        .select(['people', 'set_aside', 'events', 'digest'])
        .where('number', '=', this.#account),
    );
    this.#tally = { ...row!, digest: new EventDigest(row!.digest) };
  }

  #saveTally(): void {
    const tally = { ...this.#tally, digest: this.#tally.digest.bytes() };
    const update = this.#sql.updateTable('account').set(tally);
    runNow(this.#database, update.where('number', '=', this.#account));
  }
}
