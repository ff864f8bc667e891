import type { Command } from 'commander';
import type { ImportResult, LineCounts } from '../app/import/import-files.ts';
import { writeCount, writeNumberOf } from '../exports/wording/numbers.ts';
import { EXIT } from '../model/errors.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';
import { createProgress } from './progress.ts';
import { reportError } from './report-error.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const ABOUT = `
A file holds one event a line as JSON, or is CSV with the names of the fields as
its header; either may be packed with gzip. Importing a file again changes
nothing. Lines that cannot be read are set aside with the reason; the rest is
imported.

Examples:
  tribe import events.ndjson
  tribe import 2024/*.ndjson.gz
  zcat log.gz | tribe import -`;

/** `tribe import FILE…` */
export function addImport(program: Command, context: Context): void {
  program
    .command('import')
    .description('take in files of events: followers, posts, profiles')
    .argument('<file...>', 'event files; - is standard input')
    .addHelpText('after', ABOUT)
    .action((files: string[]) => runImport(files, context));
}

async function runImport(paths: string[], context: Context): Promise<void> {
  const { importFiles } = await import('../app/import/import-files.ts');
  const { accountId } = await import('../app/choose-account.ts');
  const { account } = context.options();
  const progress = createProgress(context.output.mayAnimate());
  const stop = stopOnSignal(() => {
    process.stdin.destroy();
    context.output.warn('Stopping: the lines in hand are still written.');
  });
  try {
    const result = await importFiles(await context.store(), paths, {
      ...(account !== undefined && { account: accountId(account) }),
      standardInput: process.stdin,
      now: Date.now,
      signal: stop.signal,
      onProgress: progress.show,
    });
    progress.end();
    showResult(result, context);
    context.exitWith(result.interrupted ? stop.exitCode() : exitCodeOf(result));
  } finally {
    progress.end();
    stop.ignore();
  }
}

function exitCodeOf({ files, total, waiting }: ImportResult): number {
  const failed = files.find(({ error }) => error !== undefined);
  if (failed?.error !== undefined) return failed.error.exitCode;
  return total.setAside > 0 || waiting > 0 ? EXIT.quarantined : EXIT.done;
}

function showResult(result: ImportResult, { output, options }: Context): void {
  const { files, total, interrupted } = result;
  for (const { error } of files) if (error !== undefined && !interrupted) reportError(error);
  if (options().json === true) {
    output.json({
      ...result,
      files: files.map((file) => ({ ...file, error: file.error?.message })),
    });
    return;
  }
  const read = files.filter(({ error }) => error === undefined);
  if (read.length === 1) output.say(`${printable(read[0].file)}: ${inWords(total)}`);
  else {
    for (const file of read) output.say(`${printable(file.file)}: ${inWords(file)}`);
    if (read.length > 1) output.say(`Together: ${inWords(total)}`);
  }
  for (const line of whatNext(result)) output.say(line);
}

function inWords({ lines, added, known, setAside }: LineCounts): string {
  const parts = [`${writeCount(added)} new`];
  if (known > 0) parts.push(`${writeCount(known)} known already`);
  if (setAside > 0) parts.push(`${writeCount(setAside)} set aside`);
  return `${writeNumberOf(lines, 'line', 'lines')}: ${parts.join(', ')}.`;
}

function whatNext({ total, waiting, replayed, interrupted }: ImportResult): string[] {
  if (interrupted) {
    return ['Stopped. What was read so far is kept; the same command again goes on from there.'];
  }
  const lines: string[] = [];
  if (replayed > 0) {
    const count = writeNumberOf(replayed, 'line', 'lines');
    lines.push(`${count} that waited for unknown people could now be taken in.`);
  }
  if (waiting > 0) {
    const count = writeNumberOf(waiting, 'line waits', 'lines wait');
    lines.push(`${count} until something names their people.`);
  }
  if (total.setAside > 0) lines.push('See what was set aside and why: tribe quarantine');
  return lines;
}
