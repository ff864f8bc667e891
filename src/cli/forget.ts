import type { Command } from 'commander';
import type { Remembered } from '../app/forget-person.ts';
import { tracesInWords } from '../render/wording/traces.ts';
import { wrap } from '../render/wording/wrap.ts';
import { askYesNo } from './ask.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';

const COLUMNS = 80;

const ABOUT = `
Removes for good all that an account of the database has of a person: profile,
follows, reactions, their place in every reading, lines set aside, their @handle
in what others wrote, and the reports that are kept. Only digests of id and
handles stay, so that whatever names them later is left out. It cannot be
undone.

Reports follow: to them the person never was. Where other accounts of the
database know the person too, it says so. Files you exported or imported are
yours to mend.

Examples:
  tribe forget @robin
  tribe forget 4100000000000000001 --yes`;

/** `tribe forget` */
export function addForget(program: Command, context: Context): void {
  program
    .command('forget')
    .description('remove all that is known of a person, for good')
    .argument('<person>', 'id, handle or name')
    .option('--yes', 'ask nothing')
    .addHelpText('after', ABOUT)
    .action((person: string, options: { yes?: boolean }) =>
      runForget(person, options.yes === true, context),
    );
}

async function runForget(requested: string, yes: boolean, context: Context): Promise<void> {
  const { findRemembered, forgetPerson, knownElsewhere } = await import('../app/forget-person.ts');
  const { output, options } = context;
  const account = await context.account();
  const store = await context.store();
  const found = await findRemembered(store, account, requested);
  const isJson = options().json === true;
  if (!isJson) for (const line of knownLines(found)) output.say(line);
  if (!yes && found.traces !== undefined) {
    if (!(await askYesNo('Forget them for good?', 'Say --yes: it cannot be undone.'))) return;
  }
  const forgetting = await forgetPerson(store, account, found.person);
  const elsewhere = await knownElsewhere(store, account, found.person);
  if (isJson) output.json({ ...forgetting, elsewhere });
  else output.say('Forgotten. Whatever names them later is left out.');
  for (const id of elsewhere) {
    output.warn(`Account ${printable(id)} still knows them. To forget them there as well:`);
    output.warn(`tribe forget ${printable(found.person)} --account ${printable(id)}`);
  }
  if (!forgetting.swept) {
    output.warn('Another program has the database open, so traces may be left in its file.');
    output.warn('End it, then say the same once more.');
  }
}

function knownLines({ person, traces }: Remembered): string[] {
  if (traces === undefined) return [`${printable(person)} was forgotten before.`];
  const who = [person, ...traces.names].map(printable).join(', ');
  return wrap([`Known of ${who}: ${tracesInWords(traces)}.`], COLUMNS, (label) => label);
}
