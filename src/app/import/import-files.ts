import type { AccountInfo } from '../../model/audience-log.ts';
import { TribeError } from '../../model/errors.ts';
import { UNNAMED_ACCOUNT } from '../../model/unnamed-account.ts';
import type { OpenedSource, ReadFor } from '../../sources/source.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import type { Store } from '../../store/ports/store.ts';
import type { BeginImport } from '../in-import-sessions.ts';
import { inImportSessions } from '../in-import-sessions.ts';
import { ClockNotes } from './clock-notes.ts';
import { FoundCounter, nothingFound } from './found.ts';
import { accountsNamed, answerQuestions } from './answer-questions.ts';
import { keepError, openFile, type OpenedFile } from './open-file.ts';
import { judgeLists } from './judge-lists.ts';
import { importAccount, knownByHandle } from './import-account.ts';
import type { FileResult, ImportOptions, ImportResult, LineCounts } from './import-types.ts';
import { writeNumberOf } from '../../render/wording/numbers.ts';
import { inTransactions } from './in-transactions.ts';
import { StoredRows, limitRejected, type LimitedBatch } from './limit-rejected.ts';
import { recallAnswers, recalledInWords, rememberAnswers } from './remember-lists.ts';
import { mayBeRenamed } from './renamed-owner.ts';
import { withProfile } from './with-profile.ts';

/**
 * Imports files of any kind, some thousand facts a transaction. Importing a file again changes nothing, so starting a stopped import again completes
 * it. A file that cannot be read, or whose account is unclear, has its error in its result; the
 * others are imported. Throws what the store throws: then nothing more can be written.
 */
export async function importFiles(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportResult> {
  const opened = await openAll(paths, options);
  try {
    const stored = await store.accounts.all();
    await recallAnswers(store, opened, stored, options);
    await answerQuestions(opened, stored, options);
    return await importOpened(store, opened, options);
  } finally {
    await Promise.all(opened.map(({ source }) => source?.close()));
  }
}

const NO_LINES: LineCounts = { lines: 0, added: 0, known: 0, rejected: 0, leftOut: 0 };

/** Opens all files before any is imported, because one may name the account of the others. */
async function openAll(paths: readonly string[], options: ImportOptions): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const path of paths) {
    if (options.signal?.aborted === true) break;
    const entry: OpenedFile = {
      path,
      hints: options.hintsFor?.(path) ?? {},
      result: { file: path, ...NO_LINES, onlyCounted: [], notes: [], found: nothingFound() },
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
  if (options.signal?.aborted !== true) await judgeLists(store, files, options.now());
  return resultOf(files, rejected, replayed, options.signal?.aborted === true);
}

async function importEach(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  opened: readonly OpenedFile[],
  options: ImportOptions,
  begin: BeginImport,
): Promise<void> {
  const accounts = accountsNamed(opened);
  for (const file of opened) {
    const { source, account, result, hints } = file;
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
    const earlier = options.target === 'as named' ? knownByHandle(named, stored) : undefined;
    const into = {
      info: known === undefined ? named : withProfile(store, known),
      open: () => openAccount(store, named, { known, earlier }),
    };
    await importSource(begin, source, into, result, options);
    if (file.recalled !== undefined) result.notes.push(recalledInWords(file.recalled));
    if (result.error === undefined && result.account !== undefined) {
      await rememberAnswers(await store.forAccount(result.account), file, options.now());
    }
    if (isOfAllAccounts(options) && known === undefined && result.account !== undefined) {
      result.notes.push(...mayBeRenamed(named, stored));
    }
  }
}

/** Whether whoever imports owns all accounts, and may see their names. */
function isOfAllAccounts({ target }: Pick<ImportOptions, 'target'>): boolean {
  return target === 'as named' || (target !== 'new' && target.mayCreate);
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
  // If an earlier import was stopped, more lines may wait than this one added.
  const moved = Math.min(waiting, total.added);
  total.added -= moved;
  total.rejected += moved;
  return { files, total, waiting, replayed, interrupted };
}

/**
 * Opens the account. Adds it if it is new, and gives it its id if it was known by handle only. The
 * file's name for a known account changes nothing.
 */
async function openAccount(
  store: Pick<Store, 'accounts' | 'forAccount'>,
  account: AccountInfo,
  { known, earlier }: { known: AccountInfo | undefined; earlier: AccountInfo | undefined },
): Promise<AccountStore> {
  if (known === undefined && earlier !== undefined) {
    await store.accounts.change(earlier.id, account);
  } else if (known === undefined) await store.accounts.add(account);
  return store.forAccount(account.id);
}

/** Reads all of a source into an account. Opens the account once something could be read. */
async function importSource(
  begin: BeginImport,
  source: OpenedSource & { kind: string },
  into: { info: ReadFor; open: () => Promise<AccountStore> },
  result: FileResult,
  options: ImportOptions,
): Promise<void> {
  const { kind, size } = source;
  let bytes = 0;
  let account: AccountStore | undefined;
  const sessions = new Map<string, Awaited<ReturnType<BeginImport>>>();
  const rows = new StoredRows();
  const found = new FoundCounter();
  const clock = new ClockNotes(into.info.platform, options.now());
  const read = whileAllowed(
    source.batches(into.info, (soFar) => (bytes = soFar)),
    options.mayReadOn,
  );
  const batches = untilError(result, limitRejected(read, result.file, rows));
  for await (const batch of inTransactions(batches)) {
    const { file } = batch;
    account ??= await into.open();
    if (account.account === UNNAMED_ACCOUNT) result.waitsForAccount = true;
    else result.account = account.account;
    const from = { name: file, kind, at: options.now() };
    const session = sessions.get(file) ?? (await begin(account, from));
    sessions.set(file, session);
    const { added, known, leftOut } = await session.write(batch);
    const events = batch.events.length - added - known;
    result.added += added;
    result.known += known;
    result.leftOut += leftOut;
    result.rejected += batch.rejectedRows - (leftOut - events);
    result.lines += batch.events.length + batch.rejectedRows;
    found.add(batch.events);
    clock.add(batch.events);
    options.onProgress?.({ file: result.file, kind, bytes, size, lines: result.lines });
    if (options.signal?.aborted === true) break;
  }
  result.onlyCounted = rows.onlyCounted();
  result.found = found.found();
  const isWhole = result.error === undefined && options.signal?.aborted !== true;
  const closed = isWhole ? await closeCorrected([...sessions.values()]) : 0;
  result.notes = [...(source.notes?.() ?? []), ...clock.notes(), ...closedInWords(closed)];
}

/** Closes rows that an earlier import of the file rejected and this one did not. */
async function closeCorrected(
  sessions: readonly Awaited<ReturnType<BeginImport>>[],
): Promise<number> {
  let closed = 0;
  for (const session of sessions) closed += await session.closeCorrected();
  return closed;
}

function closedInWords(rows: number): string[] {
  if (rows === 0) return [];
  const were = writeNumberOf(rows, 'row was', 'rows were');
  return [`${were} rejected earlier and ${rows === 1 ? 'is' : 'are'} closed now.`];
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

/** Keeps what was read before an error, and stores the error in the result. */
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
