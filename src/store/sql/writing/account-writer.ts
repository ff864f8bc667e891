import type { AudienceEvent } from '../../../model/events.ts';
import type { EventFacts } from '../../event-facts.ts';
import { factsOf } from '../../event-facts.ts';
import { EventDigest, IDENTITY_BYTES, writeEventKey, writeIdentity } from '../../event-identity.ts';
import type { LocatedEvent, RejectedLine } from '../../ports/event-log.ts';
import { renameAccount } from '../accounts.ts';
import { mergedSources } from '../merged-sources.ts';
import type { SqlConnection, SqlDatabase, SqlValue } from '../database.ts';
import { changeEach } from '../database.ts';
import { quarantineText } from '../quarantine/quarantined-lines.ts';
import type { AccountTable } from '../schema.ts';
import type { HotStatements } from './hot-statements.ts';
import { hotStatements } from './hot-statements.ts';
import { NamedPeople, PeopleNumbers } from './people-numbers.ts';
import { deletedPosts } from './posts-gone.ts';
import { loadRemoved, mayBeStored, namesRemoved, type RemovedPeople } from './removed-people.ts';

/** The counts and the digest of an account during a transaction. */
type Tally = Pick<AccountTable, 'people' | 'set_aside' | 'events'> & { digest: EventDigest };

/** An event and where it came from. */
export interface SourcedEvent extends LocatedEvent {
  source: number;
}

/** The same, with the event as columns. */
export interface SourcedFacts {
  facts: EventFacts;
  source: number;
  line: number;
}

/** A line for the quarantine, and the people it waits for, by number. */
export interface SourcedLine {
  line: RejectedLine;
  source: number;
  awaited?: { person: number; other: number | null };
}

/** Where to write: a database, or a transaction that has begun. */
export type Writable = Pick<SqlDatabase, 'sql' | 'write'>;

/** Writes to one account. */
export class AccountWriter {
  readonly #database: Writable;
  readonly #account: { number: number; id: string };
  readonly #others: readonly number[];
  readonly #statements: HotStatements;
  readonly #people: PeopleNumbers;
  /** The digest of the events after the last transaction, to see what others did meanwhile. */
  #digest: Buffer | undefined;

  /** @param others numbers of accounts to which nobody may write meanwhile. */
  constructor(
    database: Writable,
    account: { number: number; id: string },
    others: readonly number[] = [],
  ) {
    this.#database = database;
    this.#account = account;
    this.#others = others;
    this.#statements = hotStatements(database.sql);
    this.#people = new PeopleNumbers(this.#statements, account.number);
  }

  /**
   * Does all of the work or, if anything fails, none of it. Stores the counts and the digest of the
   * account in the same transaction as the events.
   */
  async transact<Result>(work: (writing: Writing) => Promise<Result>): Promise<Result> {
    const { number } = this.#account;
    return this.#database.write([number, ...this.#others], async (connection) => {
      const { digest, ...counts } = await connection.sql
        .selectFrom('account')
        .select(['people', 'set_aside', 'events', 'digest'])
        .where('number', '=', number)
        .executeTakeFirstOrThrow();
      // Others may have removed people, or the events that made them known. If the last transaction
      // failed, the people whom it numbered have no number.
      if (this.#digest?.equals(digest) !== true) this.#people.clear();
      this.#digest = undefined;
      const tally: Tally = { ...counts, digest: new EventDigest(digest) };
      const removed = await loadRemoved(connection.sql, number);
      const result = await work(
        new Writing(connection, this.#statements, this.#people, this.#account, tally, removed),
      );
      this.#digest = tally.digest.bytes();
      await connection.sql
        .updateTable('account')
        .set({ ...tally, digest: this.#digest })
        .where('number', '=', number)
        .execute();
      return result;
    });
  }
}

/** One transaction that writes to an account. */
export class Writing {
  readonly connection: SqlConnection;
  readonly #statements: HotStatements;
  readonly #people: PeopleNumbers;
  readonly #account: { number: number; id: string };
  readonly #tally: Tally;
  readonly #removed: RemovedPeople;
  /** Ids of deleted posts, read from the database for the first post. */
  #gone: Set<string> | undefined;
  /** Whether events of other accounts were copied into this one; looked up when needed. */
  #copied: boolean | undefined;

  constructor(
    connection: SqlConnection,
    statements: HotStatements,
    people: PeopleNumbers,
    account: { number: number; id: string },
    tally: Tally,
    removed: RemovedPeople,
  ) {
    this.connection = connection;
    this.#statements = statements;
    this.#people = people;
    this.#account = account;
    this.#tally = tally;
    this.#removed = removed;
  }

  /** Writes what may be stored of events: none about forgotten people and deleted posts. */
  async append(
    events: readonly SourcedEvent[],
  ): Promise<{ added: number; known: number; leftOut: number }> {
    if (events.some(({ event }) => event.type === 'post')) {
      this.#gone ??= await this.#gonePosts();
    }
    const kept: SourcedFacts[] = [];
    const accounts: { at: number; event: AudienceEvent & { type: 'account' } }[] = [];
    for (const { event, source, line } of events) {
      const facts = mayBeStored(factsOf(event), this.#removed);
      if (facts === undefined) continue;
      if (event.type === 'post' && this.#gone?.has(event.id) === true) continue;
      if (event.type === 'deletion') this.#gone?.add(event.post);
      else if (event.type === 'account') accounts.push({ at: kept.length, event });
      kept.push({ facts, source, line });
    }
    const isNew = await this.write(kept);
    await this.#claim(kept.filter((_, i) => isNew[i] === 0));
    for (const { at, event } of accounts) if (isNew[at] === 1) await this.#update(event);
    const added = isNew.reduce((sum, changes) => sum + changes, 0);
    return { added, known: kept.length - added, leftOut: events.length - kept.length };
  }

  /** Writes events. Returns 1 for each new one, 0 for each that was there already. */
  async write(events: readonly SourcedFacts[]): Promise<number[]> {
    const { numbers, people } = await this.#people.numberAll(
      this.connection,
      peopleOf(events),
      this.#tally.people,
    );
    this.#tally.people = people;
    const { identities, rows } = this.#rowsOf(events, numbers);
    const changes = await this.#insert(rows);
    changes.forEach((changed, i) => {
      if (changed === 0) return;
      this.#tally.events++;
      this.#tally.digest.add(identities, i * IDENTITY_BYTES);
    });
    return changes;
  }

  /** Removes events from the log, each stored under the number of its first person. */
  async remove(events: readonly { facts: EventFacts; person: number | null }[]): Promise<void> {
    const identities = Buffer.allocUnsafe(IDENTITY_BYTES * events.length);
    const keys = Buffer.allocUnsafe(IDENTITY_BYTES * events.length);
    const rows = events.map(({ facts, person }, i) => {
      const offset = i * IDENTITY_BYTES;
      writeIdentity(facts, identities, offset);
      writeEventKey(facts, person, identities, keys, offset);
      return [this.#account.number, facts.type, keys.subarray(offset, offset + IDENTITY_BYTES)];
    });
    await changeEach(this.connection, this.#statements.deleteEvent, rows);
    this.#tally.events -= events.length;
    events.forEach((_, i) => this.#tally.digest.remove(identities, i * IDENTITY_BYTES));
  }

  /** Whether a rejected line names people who were removed. */
  namesRemoved({ text, reason }: RejectedLine): boolean {
    return [text, reason].some((said) => namesRemoved(said, this.#removed));
  }

  /** Adds lines to the quarantine. Returns their ids, and how many were not there before. */
  async rejected(
    lines: readonly SourcedLine[],
    at: number,
  ): Promise<{ added: number; ids: number[] }> {
    const texts = lines.map(({ line }) => quarantineText(line));
    const places = lines.map(({ line, source }, i) => [source, line.line, texts[i].fingerprint]);
    const found = await this.connection.findAll(this.#statements.line, places);
    const seen = new Set<string>();
    const rows: SqlValue[][] = [];
    lines.forEach(({ line, source, awaited }, i) => {
      const { text, length, reason, fingerprint } = texts[i];
      const place = `${source} ${line.line} ${fingerprint.toString('hex')}`;
      if (found[i] !== undefined || seen.has(place)) return;
      seen.add(place);
      const id = this.#tally.set_aside + rows.length + 1;
      const awaits = [awaited?.person ?? null, awaited?.other ?? null];
      const said = [fingerprint, text, length, reason];
      rows.push([this.#account.number, id, source, line.line, ...said, at, null, ...awaits]);
    });
    await changeEach(this.connection, this.#statements.insertLine, rows);
    this.#tally.set_aside += rows.length;
    const ids = [...found.flatMap((row) => row?.id ?? []), ...rows.map(([, id]) => id as number)];
    return { added: rows.length, ids };
  }

  /** Marks rejected rows as fixed at a time, or opens them again. */
  async resolve(lines: readonly number[], at: number | null): Promise<void> {
    await changeEach(
      this.connection,
      this.#statements.resolveLine,
      lines.map((id) => [at, this.#account.number, id]),
    );
  }

  /**
   * Events that the account imports itself are its own from then on, even if they were copied into
   * it before. So they stay when the merge is undone.
   */
  async #claim(events: readonly SourcedFacts[]): Promise<void> {
    if (events.length === 0 || !(await this.#hasCopies())) return;
    const { numbers } = await this.#people.numberAll(
      this.connection,
      peopleOf(events),
      this.#tally.people,
    );
    const { number } = this.#account;
    const values = this.#rowsOf(events, numbers).rows.map(([, type, key], i) => {
      const { source, line } = events[i];
      return [source, line, number, type, key, number];
    });
    await this.connection.runAll(this.#statements.claimEvent, values);
  }

  async #hasCopies(): Promise<boolean> {
    const sources = mergedSources(this.connection.sql, this.#account.number);
    this.#copied ??= (await sources.select('number').limit(1).execute()).length > 0;
    return this.#copied;
  }

  /** Leaves out empty columns where it can: binding them would take a quarter of an import's time. */
  #rowsOf(
    events: readonly SourcedFacts[],
    numbers: Int32Array,
  ): { identities: Buffer; rows: SqlValue[][] } {
    const account = this.#account.number;
    const identities = Buffer.allocUnsafe(IDENTITY_BYTES * events.length);
    const keys = Buffer.allocUnsafe(IDENTITY_BYTES * events.length);
    let next = 0;
    const rows = events.map(({ facts, source, line }, i): SqlValue[] => {
      const { type, after, at, code, weight, text, followers } = facts;
      const person = facts.person === null ? null : numbers[next++];
      const other = facts.other === null ? null : numbers[next++];
      const offset = i * IDENTITY_BYTES;
      writeIdentity(facts, identities, offset);
      writeEventKey(facts, person, identities, keys, offset);
      const key = keys.subarray(offset, offset + IDENTITY_BYTES);
      if (other === null && after === null && weight === null && followers === null) {
        return [account, type, key, person, at, code, text, source, line];
      }
      const list = followers && listOf(numbers.subarray(next, (next += followers.length)));
      return [account, type, key, person, other, after, at, code, weight, text, list, source, line];
    });
    return { identities, rows };
  }

  /** Inserts rows. Returns, in their order, 1 for each that was not there. */
  async #insert(rows: readonly SqlValue[][]): Promise<number[]> {
    const { insertEvent, insertShortEvent } = this.#statements;
    const short = rows.filter(isShort);
    const changed = await this.connection.runAll(insertShortEvent, short);
    if (short.length === rows.length) return changed;
    const whole = rows.filter((row) => !isShort(row));
    const changedToo = await this.connection.runAll(insertEvent, whole);
    let [nextShort, nextWhole] = [0, 0];
    return rows.map((row) => (isShort(row) ? changed[nextShort++] : changedToo[nextWhole++]));
  }

  async #gonePosts(): Promise<Set<string>> {
    const rows = await deletedPosts(this.connection.sql, this.#account.number).execute();
    return new Set(rows.map(({ text }) => text!));
  }

  async #update(event: AudienceEvent & { type: 'account' }): Promise<void> {
    const { number, id } = this.#account;
    if (event.id !== id) throw new Error(`an event about ${event.id} came to ${id}`);
    await renameAccount(this.connection.sql, number, event).execute();
  }
}

const SHORT_COLUMNS = 9;

function isShort(row: readonly SqlValue[]): boolean {
  return row.length === SHORT_COLUMNS;
}

function peopleOf(events: readonly SourcedFacts[]): NamedPeople {
  const people = new NamedPeople();
  for (const { facts } of events) {
    const { person, other, followers, names } = facts;
    if (person !== null) people.add(person, names);
    if (other !== null) people.add(other, names);
    if (followers !== null) for (const id of followers) people.add(id, names);
  }
  return people;
}

/** Returns a list as 32 bits a number, little-endian. */
function listOf(numbers: Int32Array): Buffer {
  const list = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, i) => list.writeInt32LE(number, 4 * i));
  return list;
}
