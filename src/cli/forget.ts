import type { Command } from 'commander';
import type { Remembered } from '../app/forget-person.ts';
import { writeNumberOf } from '../exports/wording/numbers.ts';
import { wrap } from '../exports/wording/wrap.ts';
import { askYesNo } from './ask.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';

const COLUMNS = 80;

const ABOUT = `
Removes for good all that the database has of a person: profile, follows,
reactions, their place in every reading, lines set aside, their @handle in what
others wrote, and the reports that are kept. Only digests of id and handles
stay, so that whatever names them later is left out. It cannot be undone.

Reports follow: to them the person never was. Files you exported or imported are
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

async function runForget(asked: string, yes: boolean, context: Context): Promise<void> {
  const { findRemembered, forgetPerson } = await import('../app/forget-person.ts');
  const { output, options } = context;
  const account = await context.account();
  const store = await context.store();
  const found = await findRemembered(store, account, asked);
  const isJson = options().json === true;
  if (!isJson) for (const line of knownLines(found)) output.say(line);
  if (!yes && found.traces !== undefined) {
    if (!(await askYesNo('Forget them for good?', 'Say --yes: it cannot be undone.'))) return;
  }
  const { swept } = await forgetPerson(store, account, found.person);
  if (isJson) output.json(asJson(found, swept));
  else output.say('Forgotten. Whatever names them later is left out.');
  if (!swept) {
    output.warn('Another program has the database open, so traces may be left in its file.');
    output.warn('End it, then say the same once more.');
  }
}

function knownLines({ person, traces }: Remembered): string[] {
  if (traces === undefined) return [`${printable(person)} was forgotten before.`];
  const { names, events, mentions, quarantined } = traces;
  const { snapshot: readings = 0, person: profiles = 0, ...rest } = events;
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  const known = [
    [profiles, writeNumberOf(profiles, 'profile', 'profiles')],
    [readings, `a place in ${writeNumberOf(readings, 'reading', 'readings')}`],
    [others, writeNumberOf(others, 'other fact', 'other facts')],
    [mentions, writeNumberOf(mentions, 'text that names them', 'texts that name them')],
    [quarantined, writeNumberOf(quarantined, 'line set aside', 'lines set aside')],
  ] as const;
  const words = known.flatMap(([count, text]) => (count > 0 ? text : []));
  const who = [person, ...names].map(printable).join(', ');
  return wrap([`Known of ${who}: ${words.join(', ')}.`], COLUMNS, (label) => label);
}

function asJson({ person, traces }: Remembered, swept: boolean): object {
  const { events = {}, mentions = 0, quarantined = 0 } = traces ?? {};
  return { person, removed: { events, mentions, quarantined }, swept };
}
