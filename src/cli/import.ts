import type { Command } from 'commander';
import type { Found } from '../app/import/found.ts';
import type { FileResult, ImportResult, LineCounts } from '../app/import/import-types.ts';
import type { ListHints, ListQuestion } from '../model/list-question.ts';
import { UnansweredQuestion } from '../model/unanswered-question.ts';
import { hintsOf, listOptions, type ListOptions } from './list-hints.ts';
import { importFoundInWords } from '../render/wording/import-found.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { EXIT } from '../model/errors.ts';
import { formatInstant } from '../model/instant.ts';
import type { Context } from './context.ts';
import { errorsOf } from './import-errors.ts';
import { isId } from '../model/ids.ts';
import { askText, canAsk } from './prompts.ts';
import { printable } from './streams.ts';
import { createProgress } from './progress.ts';
import { reportError } from './report-error.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { sayWaysIn } from './ways-in.ts';

const ABOUT = `
Tribefinder recognises a file by its contents:
  a list          of followers, of people you follow, or of your posts, from any
                  tool: CSV, Excel, JSON, or one id, handle or address
                  a line
  an event file   one JSON event per line, or CSV with the field names as its
                  header; both may be compressed with gzip
  a download      from X (the archive, in every layout since 2012), Instagram
                  (as JSON, of all time) or TikTok: the zip as it is, or its
                  unpacked folder

If you import a file again, nothing changes. A row that cannot be read is
rejected and stored with the reason. The rest of the file is imported.

A list needs a date and an account. Tribefinder finds the date in the file or
its name (followers-2026-03-01.csv), and asks for what it can't find. To answer
in advance, use --as, --at, --dates, --map and --account. You need two lists to
see who came and who left.

If a list looks cut short (exactly 200 people, or a next page), nobody counts as
gone because of it. If the list is complete, add --complete.

Examples:
  tribe import followers-2026-03-01.csv followers-2026-04-01.csv
  tribe import export.csv --as followers --at 2026-03-01 --account robin
  tribe import people.csv --map 'Profile name=handle'
  tribe import events.ndjson
  tribe import twitter-2022.zip twitter-2024.zip
  tribe import instagram-robin-2026-03-01-f6TM2NkJ.zip
  tribe import 2024/*.ndjson.gz ~/Downloads/twitter-2024-08-31
  zcat log.gz | tribe import -`;

/** `tribe import FILE…` */
export function addImport(program: Command, context: Context): void {
  const command = program
    .command('import')
    .description('import follower lists, event files and downloads from X, Instagram and TikTok')
    .argument('[file...]', 'lists, event files and downloads; - is standard input')
    .addHelpText('after', ABOUT);
  for (const option of listOptions()) command.addOption(option);
  command.action((files: string[], options: ListOptions) =>
    files.length === 0 ? sayWaysIn(context) : runImport(files, hintsOf(options), context),
  );
}

async function runImport(paths: string[], hints: ListHints, context: Context): Promise<void> {
  const { importFiles } = await import('../app/import/import-files.ts');
  const { requestedId } = await import('../app/choose-account.ts');
  const store = await context.storeToFill();
  const { account } = context.options();
  const target =
    account === undefined
      ? 'as named'
      : { account: await requestedId(store, account), mayCreate: true };
  const progress = createProgress(context.output.mayAnimate());
  const stop = stopOnSignal(() => {
    process.stdin.destroy();
    context.output.warn('Stopping after the current rows are written.');
  });
  try {
    const result = await importFiles(store, paths, {
      target,
      standardInput: process.stdin,
      now: Date.now,
      signal: stop.signal,
      onProgress: progress.show,
      hintsFor: () => ({ ...hints, ...(account !== undefined && { account }) }),
      ...(mayAsk(context) && {
        ask: async (question: ListQuestion) => {
          progress.end();
          return (await import('./ask-about-list.ts')).askAboutList(question, context.output);
        },
      }),
    });
    progress.end();
    showResult(result, context);
    if (result.files.some(({ waitsForAccount }) => waitsForAccount)) await nameAccount(context);
    context.exitWith(result.interrupted ? stop.exitCode() : exitCodeOf(result));
  } finally {
    progress.end();
    stop.ignore();
  }
}

function mayAsk({ options }: Context): boolean {
  return canAsk() && options().json !== true && options().quiet !== true;
}

/** Asks whose audience was imported, or says how to name the account. */
async function nameAccount({ output, options, storeToFill }: Context): Promise<void> {
  if (options().json === true || options().quiet === true) return;
  output.warn('The file does not say whose audience it is about. The data waits for its account.');
  if (!canAsk()) {
    output.warn(
      'Name the account: tribe import FILE --account @HANDLE, or import a file that names it.',
    );
    return;
  }
  const { addCalledAccount } = await import('../app/choose-account.ts');
  const called = await askText('Your handle, such as @robin', 'Use --account @HANDLE.', (text) =>
    isId(text) ? undefined : 'Type a handle or an id, without spaces around it.',
  );
  await addCalledAccount(await storeToFill(), called!);
}

function exitCodeOf({ files, total, waiting }: ImportResult): number {
  const failed = files.find(({ error }) => error !== undefined);
  const isOneRead = files.some(({ error }) => error === undefined);
  if (failed?.error !== undefined) return isOneRead ? EXIT.quarantined : failed.error.exitCode;
  return total.rejected > 0 || waiting > 0 ? EXIT.quarantined : EXIT.done;
}

function showResult(result: ImportResult, { output, options }: Context): void {
  const { files, total, interrupted } = result;
  if (!interrupted) for (const error of errorsOf(files)) reportError(error);
  if (options().json === true) {
    output.json({
      ...result,
      files: files.map(forMachines),
    });
    return;
  }
  const read = files.filter(({ error }) => error === undefined);
  for (const file of read) {
    const counts = read.length === 1 ? total : file;
    output.say(`${printable(file.file)}: ${inWords(counts, [file])}`);
    for (const note of file.notes) output.say(`  ${note}`);
    if (file.kind !== EVENTS && !interrupted) {
      output.say(`  ${importFoundInWords(withTimes(file.found), file.kind)}.`);
    }
  }
  if (read.length > 1) output.say(`Total: ${inWords(total, read)}`);
  for (const line of whatNext(result)) output.say(line);
}

function forMachines({ error, found, ...result }: FileResult): object {
  return {
    ...result,
    found: withTimes(found),
    ...(error !== undefined && { error: error.message }),
    ...(error instanceof UnansweredQuestion && { question: forMachinesToo(error.question) }),
  };
}

function withTimes({ snapshot, ...found }: Found) {
  return {
    ...found,
    ...(snapshot && { snapshot: { ...snapshot, at: formatInstant(snapshot.at) } }),
  };
}

function forMachinesToo({ proposal, ...question }: ListQuestion): object {
  return { ...question, proposal: { ...proposal, at: proposal.at.map(formatInstant) } };
}

const EVENTS = 'event-file';

function inWords(counts: LineCounts, files: readonly FileResult[]): string {
  const { lines, added, known, rejected, leftOut } = counts;
  const parts = [`${writeCount(added)} new`];
  if (known > 0) parts.push(`${writeCount(known)} already known`);
  if (rejected > 0) parts.push(`${writeCount(rejected)} rejected`);
  if (leftOut > 0) parts.push(`${writeCount(leftOut)} skipped (forgotten or deleted)`);
  const all = files.some(({ kind }) => kind !== EVENTS)
    ? writeNumberOf(lines, 'event', 'events')
    : writeNumberOf(lines, 'line', 'lines');
  return `${all}: ${parts.join(', ')}.`;
}

function whatNext({ files, total, waiting, replayed, interrupted }: ImportResult): string[] {
  if (interrupted) {
    return ['Stopped. The rows read so far are stored. Run the same command again to continue.'];
  }
  const lines: string[] = [];
  if (replayed > 0) {
    const count = writeNumberOf(replayed, 'row', 'rows');
    lines.push(`Imported ${count} that had waited for unknown people.`);
  }
  if (waiting > 0) {
    const count = writeNumberOf(waiting, 'row waits', 'rows wait');
    lines.push(`${count} for people that no imported file names yet.`);
  }
  if (files.some(({ onlyCounted }) => onlyCounted.length > 0)) {
    lines.push(
      'Tribefinder stores only the first rejected rows of each file. It counts the others by reason.',
    );
  }
  if (total.rejected > 0) lines.push('See the rejected rows and why: tribe quarantine');
  return lines;
}
