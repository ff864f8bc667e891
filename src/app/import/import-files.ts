import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import type { ListHints, ListQuestion } from '../../model/list-question.ts';
import type { AccountId } from '../../model/ids.ts';
import type { OpenedSource } from '../../sources/source.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Store } from '../../store/ports/store.ts';
import type { BeginImport } from '../in-import-sessions.ts';
import { inImportSessions } from '../in-import-sessions.ts';
import type { Found } from './found.ts';
import { countFound, nothingFound } from './found.ts';
import { accountsNamed, answerQuestions } from './answer-questions.ts';
import { keepError, openFile, type OpenedFile } from './open-file.ts';
import { importAccount, type ImportTarget } from './import-account.ts';
import { inTransactions } from './in-transactions.ts';
import { KeptRows, limitRejected, type LimitedBatch, type ReasonCount } from './limit-rejected.ts';

export interface ImportOptions {
  /** Which accounts may be written to. */
  target: ImportTarget;
  /** What the path `-` reads. */
  standardInput: AsyncIterable<Uint8Array>;
  /** The clock, in ms since 1970. */
  now: () => number;
  /** Once aborted, the lines in hand are still written and nothing more is read. */
  signal?: AbortSignal;
  /** Called while a file is read. A `TribeError` it throws ends the file; rows read before are stored. */
  mayReadOn?: () => void;
  onProgress?: (progress: ImportProgress) => void;
  /** What the owner says about a list that the file does not. */
  hintsFor?: (path: string) => ListHints;
  /** Asks the owner what a list does not say. Without it such a list has its question as its error. */
  ask?: (question: ListQuestion) => Promise<ListHints>;
  /** What the owner calls a file, where that is not its path: a copy's means nothing to them. */
  nameOf?: (path: string) => string;
}

export interface ImportProgress {
  file: string;
  /** Which of our sources reads it: `event-file`, `x-archive`. */
  kind: string;
  /** Bytes read of `size`; of what is compressed, compressed ones. */
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
  /** Lines read that were not blank, or facts in an archive: the sum of the other four. */
  lines: number;
  added: number;
  known: number;
  rejected: number;
  /** About people who were forgotten, or posts that are gone. */
  leftOut: number;
}

export interface FileResult extends LineCounts {
  file: string;
  /** Which of our sources read it; missing where nothing could be read. */
  kind?: string;
  account?: AccountId;
  found: Found;
  /** Rejected rows that are only counted. */
  notKept: ReasonCount[];
  /** What the owner should check in what was read. */
  notes: string[];
  /** Why nothing was read of it, or why not all. */
  error?: TribeError;
}

/**
 * Imports event files and archives, whichever each is, in batches of some thousand facts a
 * transaction. Importing a file again changes nothing, and so an import that was stopped at any
 * moment is mended by starting it again. A file that cannot be read, or whose account is unclear,
 * has its error in its result; the others are imported. Throws what the store throws: then nothing
 * more can be written.
 */
export async function importFiles(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportResult> {
  const opened = await openAll(paths, options);
  try {
    await answerQuestions(opened, await store.accounts.all(), options);
    return await importOpened(store, opened, options);
  } finally {
    await Promise.all(opened.map(({ source }) => source?.close()));
  }
}

const NO_LINES: LineCounts = { lines: 0, added: 0, known: 0, rejected: 0, leftOut: 0 };

/** All are looked at before any is imported: one file may name the account of the others. */
async function openAll(paths: readonly string[], options: ImportOptions): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const path of paths) {
    if (options.signal?.aborted === true) break;
    const entry: OpenedFile = {
      path,
      hints: options.hintsFor?.(path) ?? {},
      result: { file: path, ...NO_LINES, notKept: [], notes: [], found: nothingFound() },
    };
    opened.push(entry);
    await openFile(entry, options);
  }
  return opened;
}

async function importOpened(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  opened: readonly OpenedFile[],
  options: ImportOptions,
): Promise<ImportResult> {
  const { resolved } = await inImportSessions(
    (begin) => importEach(store, opened, options, begin),
    options.signal,
  );
  const { rejected, replayed } = resolved;
  const files = opened.map((entry) => entry.result);
  return resultOf(files, rejected, replayed, options.signal?.aborted === true);
}

async function importEach(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  opened: readonly OpenedFile[],
  options: ImportOptions,
  begin: BeginImport,
): Promise<void> {
  const accounts = accountsNamed(opened);
  for (const { source, account, result, hints } of opened) {
    if (options.signal?.aborted === true) break;
    if (source === undefined || result.error !== undefined) continue;
    const stored = await store.accounts.all();
    const unnamed = source?.unnamed;
    const clues = {
      file: { name: result.file, account, ...(unnamed !== undefined && { unnamed }) },
      said: hints.account,
      target: options.target,
      named: accounts,
      stored,
    };
    const named = await keepError(result, async () => importAccount(clues));
    if (named === undefined) continue;
    const known = stored.find(({ id }) => id === named.id);
    const into = { info: known ?? named, open: () => openAccount(store, named, known) };
    await importSource(begin, source, into, result, options);
  }
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
    total.rejected += file.rejected;
    total.leftOut += file.leftOut;
  }
  // An import that was stopped may have left more to settle than this one added.
  const moved = Math.min(waiting, total.added);
  total.added -= moved;
  total.rejected += moved;
  return { files, total, waiting, replayed, interrupted };
}

/** Opens the account, which is added where it is new. What a file calls a known one changes nothing. */
async function openAccount(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  account: AccountInfo,
  known: AccountInfo | undefined,
): Promise<AccountStore> {
  if (known === undefined) await store.accounts.add(account);
  return store.forAccount(account.id);
}

/** Reads all of a source into an account, which is made known once something can be read. */
async function importSource(
  begin: BeginImport,
  source: OpenedSource & { kind: string },
  into: { info: AccountInfo; open: () => Promise<AccountStore> },
  result: FileResult,
  options: ImportOptions,
): Promise<void> {
  const { kind, size } = source;
  let bytes = 0;
  let account: AccountStore | undefined;
  let open: { file: string; session: Awaited<ReturnType<BeginImport>> } | undefined;
  const rows = new KeptRows();
  const read = whileAllowed(
    source.batches(into.info, (soFar) => (bytes = soFar)),
    options.mayReadOn,
  );
  const batches = untilError(result, limitRejected(read, result.file, rows));
  for await (const batch of inTransactions(batches)) {
    const { file } = batch;
    account ??= await into.open();
    result.account = account.account;
    if (open?.file !== file) {
      const session = await begin(account, { name: file, kind, at: options.now() });
      open = { file, session };
    }
    const { added, known, leftOut } = await open.session.write(batch);
    const events = batch.events.length - added - known;
    result.added += added;
    result.known += known;
    result.leftOut += leftOut;
    result.rejected += batch.rejectedRows - (leftOut - events);
    result.lines += batch.events.length + batch.rejectedRows;
    countFound(result.found, batch.events);
    options.onProgress?.({ file: result.file, kind, bytes, size, lines: result.lines });
    if (options.signal?.aborted === true) break;
  }
  result.notKept = rows.notKept();
  result.notes = source.notes?.() ?? [];
}

async function* whileAllowed<Batch>(
  batches: AsyncIterable<Batch>,
  mayReadOn: () => void = () => undefined,
): AsyncGenerator<Batch> {
  for await (const batch of batches) {
    mayReadOn();
    yield batch;
  }
}

/** What was read before reading failed is worth as much as before. */
async function* untilError(
  result: FileResult,
  batches: AsyncIterable<LimitedBatch>,
): AsyncGenerator<LimitedBatch> {
  try {
    yield* batches;
  } catch (error) {
    if (!(error instanceof TribeError)) throw error;
    result.error = error;
  }
}
