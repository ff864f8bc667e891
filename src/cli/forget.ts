import type { Command } from 'commander';
import type { Remembered } from '../app/forget-person.ts';
import { tracesInWords } from '../render/wording/traces.ts';
import { wrap } from '../render/wording/wrap.ts';
import { askYesNo } from './prompts.ts';
import type { Context } from './context.ts';
import { printable } from './streams.ts';

const COLUMNS = 80;

const ABOUT = `
The command deletes everything that one account of the database has about a
person: their profile, follows, engagements and rejected rows, their entries in
snapshots, their @handle in other people's texts, and the stored reports. Only
digests of their id and handles remain, so that later imports leave the person
out. You cannot undo this.

New reports do not contain the person. If other accounts of the database know
the person too, the command lists them. It does not change files that you
exported or imported.

Examples:
  tribe forget @robin
  tribe forget 4100000000000000001 --yes`;

/** `tribe forget` */
export function addForget(program: Command, context: Context): void {
  program
    .command('forget')
    .description('permanently delete all data about a person')
    .argument('<person>', 'id, handle or name')
    .option('--yes', 'do not ask for confirmation')
    .addHelpText('after', ABOUT)
    .action((person: string, options: { yes?: boolean }) =>
      runForget(person, options.yes === true, context),
    );
}

async function runForget(requested: string, yes: boolean, context: Context): Promise<void> {
  const { findRemembered, forgetPerson, knownElsewhere } = await import('../app/forget-person.ts');
  const { output, options } = context;
  const store = await context.accountStore();
  const found = await findRemembered(store, requested);
  const isJson = options().json === true;
  if (!isJson) for (const line of knownLines(found)) output.say(line);
  if (!yes && found.traces !== undefined) {
    if (
      !(await askYesNo(
        'Permanently delete all data about this person?',
        'Add --yes to delete without being asked. You cannot undo this.',
      ))
    )
      return;
  }
  const forgetting = await forgetPerson(store, found.person);
  const elsewhere = await knownElsewhere(await context.store(), store.account, found.person);
  if (isJson) output.json({ ...forgetting, elsewhere });
  else output.say('Deleted. Later imports leave this person out.');
  for (const id of elsewhere) {
    output.warn(`Account ${printable(id)} still has data about this person. To delete it too:`);
    output.warn(`tribe forget ${printable(found.person)} --account ${printable(id)}`);
  }
  if (!forgetting.swept) {
    output.error(
      'Another program has the database open, so traces may remain in the database file.',
    );
    output.error('Close that program, then run the same command again.');
  }
}

function knownLines({ person, traces }: Remembered): string[] {
  if (traces === undefined) return [`${printable(person)} is already forgotten.`];
  const who = [person, ...traces.names].map(printable).join(', ');
  return wrap([`Data about ${who}: ${tracesInWords(traces)}.`], COLUMNS, (label) => label);
}
