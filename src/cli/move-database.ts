import type { Command } from 'commander';
import { TribeError } from '../model/errors.ts';
import { shellWord } from '../model/shell-word.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import { isServer, shownLocation } from '../store/postgres/server-url.ts';
import type { Context } from './context.ts';
import { barOf } from './stage-line.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { printable, writeStatusLine } from './streams.ts';

const ABOUT = `
The command copies everything, reads the copy, and compares both by a digest.
It does not change the old database. Stop other programs that use that database
first: the command does not copy what they write meanwhile. If the command is
stopped, run it again. The new database stays empty until the copy is checked.

Sign-ins are encrypted with a key that is not in the database. With a file, the
key is in FILE.key. With PostgreSQL, put it into TRIBE_KEY.

Examples:
  tribe move-database postgres://tribe@db.example.org/tribe
  tribe --db postgres://tribe@db.example.org/tribe move-database tribe.sqlite`;

/** `tribe move-database` */
export function addMoveDatabase(program: Command, context: Context): void {
  program
    .command('move-database')
    .description('copy everything to another database, a file or PostgreSQL')
    .argument('<location>', 'a new file, or postgres://… of an empty database')
    .addHelpText('after', ABOUT)
    .action((location: string) => runMoveDatabase(location, context));
}

const STAGES = { copying: '[1/2] copying', checking: '[2/2] checking the copy' };

function stopped(exitCode: number): TribeError {
  const message = 'Stopped. The new database is still empty, and the old one is unchanged.';
  return new TribeError(message, 'Run the same command again.', exitCode);
}

async function runMoveDatabase(requested: string, context: Context): Promise<void> {
  const { databaseLocation, isThere } = await import('../app/open-store.ts');
  const { moveDatabase } = await import('../app/move-database.ts');
  const { output } = context;
  // Without data there is nothing to move.
  await context.existingStore();
  const from = await context.databasePath();
  const to = databaseLocation(requested, {});
  const stop = stopOnSignal(() => undefined);
  const { rows, digest } = await moveDatabase(from, to, (stage, done, all) => {
    if (stop.signal.aborted) throw stopped(stop.exitCode());
    if (output.mayAnimate()) writeStatusLine(`${STAGES[stage]} … ${barOf(done, all)}`);
  }).finally(() => {
    stop.ignore();
    if (output.mayAnimate()) writeStatusLine('');
  });
  if (context.options().json === true) {
    output.json({ from: shownLocation(from), to: shownLocation(to), rows, digest });
    return;
  }
  const shown = printable(shownLocation(to));
  output.say(`Copied ${writeNumberOf(rows, 'row', 'rows')} to ${shown}. The copy is the same.`);
  output.say(`From now on: --db ${shellWord(shown)}, or the same in TRIBE_DB.`);
  output.say(`The old database is unchanged: ${printable(shownLocation(from))}`);
  const key = `${from}.key`;
  if (isServer(from) || !(await isThere(key))) return;
  output.say(
    isServer(to)
      ? `Sign-ins need their key: put the content of ${printable(key)} into TRIBE_KEY.`
      : `Sign-ins need their key: copy ${printable(key)} to ${printable(`${to}.key`)}.`,
  );
}
