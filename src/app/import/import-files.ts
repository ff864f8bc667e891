import type { AccountInfo } from '../../model/audience-log.ts';
import type { AccountEvent } from '../../model/events.ts';
import { TribeError } from '../../model/errors.ts';
import type { AccountId } from '../../model/ids.ts';
import type { EventFile } from '../../sources/event-file/event-file.ts';
import { openEventFile } from '../../sources/event-file/event-file.ts';
import type { EventStore, ImportSession } from '../../store/event-store.ts';
import { importAccount } from './import-account.ts';
import { inTransactions } from './in-transactions.ts';

export interface ImportOptions {
  /** The account asked for; a file that names another one is refused. */
  account?: AccountId;
  /** What the path `-` reads. */
  standardInput: AsyncIterable<Uint8Array>;
  /** The clock, in ms since 1970. */
  now: () => number;
  /** Once aborted, the lines in hand are still written and nothing more is read. */
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
  /** What the owner calls the file at a path, where that is not its path. */
  nameOf?: (path: string) => string;
}

export interface ImportProgress {
  file: string;
  /** Bytes read of `size`; of a compressed file, compressed ones. */
  bytes: number;
  size: number;
  lines: number;
}

export interface ImportResult {
  /** In the order given; lines about unknown people still count as added. */
  files: FileResult[];
  /** Of all files; lines about unknown people count as set aside. */
  total: LineCounts;
  /**
   * Lines set aside because nothing names their people: they are taken into the log by
   * themselves once something does.
   */
  waiting: number;
  /** Lines that waited for people who are known by now. */
  replayed: number;
  /** Stopped before everything was read. */
  interrupted: boolean;
}

export interface LineCounts {
  /** Lines read that were not blank: the sum of the other three. */
  lines: number;
  added: number;
  known: number;
  setAside: number;
}

interface FileResult extends LineCounts {
  file: string;
  account?: AccountId;
  /** Why nothing was read of it. */
  error?: TribeError;
}

/**
 * Imports event files, each in batches of some thousand lines a transaction. Importing a file
 * again changes nothing, and so an import that was stopped at any moment is mended by starting it
 * again. A file that cannot be opened, or whose account is unclear, has its error in its result;
 * the others are imported. Throws what the store throws: then nothing more can be written.
 */
export async function importFiles(
  store: EventStore,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportResult> {
  const opened = await openAll(paths, options);
  try {
    return await importOpened(store, opened, options);
  } finally {
    await Promise.all(opened.map(({ file }) => file?.close()));
  }
}

const NO_LINES: LineCounts = { lines: 0, added: 0, known: 0, setAside: 0 };

interface OpenedFile {
  result: FileResult;
  file?: EventFile;
  account?: AccountEvent | undefined;
}

/** All are looked at before any is imported: one file may name the account of the others. */
async function openAll(
  paths: readonly string[],
  { standardInput, signal, nameOf }: ImportOptions,
): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const path of paths) {
    if (signal?.aborted === true) break;
    const entry: OpenedFile = { result: { file: path, ...NO_LINES } };
    opened.push(entry);
    await keepError(entry.result, async () => {
      entry.file = await openEventFile(path, standardInput);
      entry.result.file = nameOf?.(path) ?? entry.file.name;
      entry.account = await entry.file.account();
    });
  }
  return opened;
}

async function importOpened(
  store: EventStore,
  opened: readonly OpenedFile[],
  options: ImportOptions,
): Promise<ImportResult> {
  const files = opened.map((entry) => entry.result);
  const sessions = new Map<AccountId, ImportSession>();
  const named = accountsNamed(opened);
  for (const { file, account, result } of opened) {
    if (options.signal?.aborted === true) break;
    if (file === undefined || result.error !== undefined) continue;
    const stored = await store.accounts();
    const clues = { file: { name: result.file, account }, asked: options.account, named, stored };
    await keepError(result, async () => {
      result.account = await makeKnown(store, importAccount(clues), stored);
    });
    if (result.account === undefined) continue;
    const source = { account: result.account, name: result.file, kind: 'event-file' };
    const session = await store.beginImport({ ...source, at: options.now() });
    sessions.set(result.account, session);
    await importFile(file, session, result, options);
  }
  if (options.signal?.aborted === true) return resultOf(files, 0, 0, true);
  let waiting = 0;
  let replayed = 0;
  // Only now: what one file refers to, another may name.
  for (const session of sessions.values()) {
    const settlement = await session.finish();
    waiting += settlement.setAside;
    replayed += settlement.replayed;
  }
  return resultOf(files, waiting, replayed, false);
}

function resultOf(
  files: FileResult[],
  waiting: number,
  replayed: number,
  interrupted: boolean,
): ImportResult {
  const total = { ...NO_LINES };
  for (const file of files) {
    total.lines += file.lines;
    total.added += file.added;
    total.known += file.known;
    total.setAside += file.setAside;
  }
  // An import that was stopped may have left more to settle than this one added.
  const moved = Math.min(waiting, total.added);
  total.added -= moved;
  total.setAside += moved;
  return { files, total, waiting, replayed, interrupted };
}

function accountsNamed(opened: readonly OpenedFile[]): AccountInfo[] {
  const named = new Map<AccountId, AccountInfo>();
  for (const { account } of opened) if (account !== undefined) named.set(account.id, account);
  return [...named.values()];
}

/** Only where it is new: what an older file calls the account must not replace what is known. */
async function makeKnown(
  store: EventStore,
  account: AccountInfo,
  stored: readonly AccountInfo[],
): Promise<AccountId> {
  if (!stored.some(({ id }) => id === account.id)) await store.ensureAccount(account);
  return account.id;
}

async function importFile(
  file: EventFile,
  session: ImportSession,
  counts: FileResult,
  options: ImportOptions,
): Promise<void> {
  let bytes = 0;
  const batches = file.batches(counts.account as AccountId, (soFar) => (bytes = soFar));
  for await (const batch of inTransactions(batches)) {
    const { added, known } = await session.write(batch);
    counts.added += added;
    counts.known += known;
    counts.setAside += batch.rejected.length;
    counts.lines += batch.events.length + batch.rejected.length;
    const { lines } = counts;
    options.onProgress?.({ file: counts.file, bytes, size: file.size, lines });
    if (options.signal?.aborted === true) return;
  }
}

async function keepError(result: FileResult, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
    result.error = error;
  }
}
