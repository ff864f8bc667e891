import { hash } from 'node:crypto';

/** A record in somebody's repository. */
export interface StoredRecord {
  uri: string;
  did: string;
  collection: string;
  rkey: string;
  value: Record<string, unknown>;
  /** When the network first saw it, in ms since 1970. */
  indexedAt: number;
}

/** An account and the state of its repository. */
export interface NetworkAccount {
  did: string;
  handle: string;
  displayName: string;
  description: string;
  createdAt: number;
  /** `undefined`: active. */
  status: 'takendown' | 'suspended' | 'deactivated' | 'deleted' | undefined;
}

/** What happened on the network, in order. */
export type NetworkEvent = { did: string; at: number } & (
  | { kind: 'commit'; operation: 'create' | 'delete'; record: StoredRecord }
  | { kind: 'account'; status: NetworkAccount['status'] }
  | { kind: 'identity'; handle: string }
  | { kind: 'sync' }
);

export const FOLLOW = 'app.bsky.graph.follow';
export const BLOCK = 'app.bsky.graph.block';
export const POST = 'app.bsky.feed.post';
export const LIKE = 'app.bsky.feed.like';
export const REPOST = 'app.bsky.feed.repost';
export const FEED = 'app.bsky.feed.generator';
export const LIST = 'app.bsky.graph.list';
export const STARTER_PACK = 'app.bsky.graph.starterpack';

/** The records of a small network, as their authors write them. Everything else follows from them. */
export class Network {
  readonly accounts = new Map<string, NetworkAccount>();
  readonly records = new Map<string, StoredRecord>();
  readonly events: NetworkEvent[] = [];
  /** Called for each event. */
  readonly listeners = new Set<(event: NetworkEvent) => void>();
  /** The addresses of the records by which one account does something to another, oldest first. */
  readonly #links = new Map<string, string[]>();
  /** Lists of records that were asked for since something last happened. */
  readonly #lists = new Map<string, readonly StoredRecord[]>();
  #written = 0;

  /** Adds an account. Its DID depends on its handle only. */
  addAccount(handle: string, createdAt: number, profile: Partial<NetworkAccount> = {}): string {
    const did = `did:plc:${didOf(handle)}`;
    this.accounts.set(did, {
      did,
      handle,
      displayName: handle.split('.')[0]!,
      description: '',
      createdAt,
      status: undefined,
      ...profile,
    });
    return did;
  }

  /**
   * Writes a record. Returns its address.
   *
   * @param at when the network sees it
   * @param rkey the key; the author may choose one that tells another time
   */
  write(
    did: string,
    collection: string,
    value: Record<string, unknown>,
    at: number,
    rkey = keyAt(at, this.#written),
  ): string {
    this.#written++;
    const uri = `at://${did}/${collection}/${rkey}`;
    const createdAt = new Date(at).toISOString();
    const record = {
      uri,
      did,
      collection,
      rkey,
      value: { $type: collection, createdAt, ...value },
      indexedAt: at,
    };
    this.records.set(uri, record);
    const link = linkOf(record);
    this.#links.set(link, [...(this.#links.get(link) ?? []), uri]);
    this.#tell({ kind: 'commit', did, at, operation: 'create', record });
    return uri;
  }

  remove(uri: string, at = Date.now()): void {
    const record = this.records.get(uri)!;
    this.records.delete(uri);
    const link = linkOf(record);
    this.#links.set(
      link,
      this.#links.get(link)!.filter((other) => other !== uri),
    );
    this.#tell({ kind: 'commit', did: record.did, at, operation: 'delete', record });
  }

  /** @param status `undefined`: active again. */
  setStatus(did: string, status: NetworkAccount['status'], at: number): void {
    this.accounts.get(did)!.status = status;
    this.#tell({ kind: 'account', did, at, status });
  }

  rename(did: string, handle: string, at: number): void {
    this.accounts.get(did)!.handle = handle;
    this.#tell({ kind: 'identity', did, at, handle });
  }

  #tell(event: NetworkEvent): void {
    this.#lists.clear();
    this.events.push(event);
    for (const listener of this.listeners) listener(event);
  }

  /** Returns the records of a collection that active accounts wrote, newest first. */
  of(collection: string): readonly StoredRecord[] {
    return this.#all(collection).filter(({ did }) => this.isActive(did));
  }

  /** Returns those of a collection that an account wrote. */
  by(did: string, collection: string): readonly StoredRecord[] {
    if (!this.isActive(did)) return [];
    return this.#list(`${collection} by ${did}`, () =>
      this.#all(collection).filter((record) => record.did === did),
    );
  }

  /** Returns the follows of an account by active accounts. */
  followsOf(did: string): readonly StoredRecord[] {
    const all = this.#list(`follows of ${did}`, () =>
      this.#all(FOLLOW).filter(({ value }) => value.subject === did),
    );
    return all.filter((record) => this.isActive(record.did));
  }

  /** Returns the records of a collection, newest first. */
  #all(collection: string): readonly StoredRecord[] {
    return this.#list(collection, () =>
      [...this.records.values()]
        .filter((record) => record.collection === collection)
        .sort((a, b) => b.indexedAt - a.indexedAt || (a.rkey < b.rkey ? 1 : -1)),
    );
  }

  #list(name: string, make: () => StoredRecord[]): readonly StoredRecord[] {
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const made = make();
    this.#lists.set(name, made);
    return made;
  }

  isActive(did: string): boolean {
    const account = this.accounts.get(did);
    return account !== undefined && account.status === undefined;
  }

  /** The address of a record by which one account does something to another. */
  link(from: string, to: string, collection: string): string | undefined {
    return this.#links.get(`${from} ${collection} ${to}`)?.[0];
  }
}

function linkOf({ did, collection, value }: StoredRecord): string {
  return `${did} ${collection} ${typeof value.subject === 'string' ? value.subject : ''}`;
}

const DIGITS = '234567abcdefghijklmnopqrstuvwxyz';

/** Returns a TID: a time in microseconds, then a number that makes it unique. */
export function keyAt(at: number, number = 0): string {
  let value = BigInt(Math.round(at)) * 1000n * 1024n + BigInt(number % (1000 * 1024));
  let key = '';
  for (let i = 0; i < 13; i++) {
    key = DIGITS[Number(value % 32n)]! + key;
    value /= 32n;
  }
  return key;
}

function didOf(handle: string): string {
  const bytes = hash('sha256', handle, 'buffer');
  return Array.from(
    bytes.subarray(0, 24),
    (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32],
  ).join('');
}

/** A content id with a valid form. Nothing reads its content. */
export function cidOf(uri: string): string {
  const bytes = hash('sha256', uri, 'buffer');
  const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
  let bits = '';
  for (const byte of [0x01, 0x71, 0x12, 0x20, ...bytes]) bits += byte.toString(2).padStart(8, '0');
  let text = 'b';
  for (let i = 0; i < bits.length; i += 5) {
    text += base32[Number.parseInt(bits.slice(i, i + 5).padEnd(5, '0'), 2)];
  }
  return text;
}
