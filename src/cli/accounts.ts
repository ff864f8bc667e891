import type { Command } from 'commander';
import type { ListedAccount } from '../app/accounts.ts';
import { type Column, table } from '../formats/text/table.ts';
import type { AccountInfo } from '../model/audience-log.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { mustBeMergeable } from '../model/mergeable.ts';
import { PLATFORM_NAMES } from '../model/platform-names.ts';
import { writeCount, writeNumberOf } from '../render/wording/numbers.ts';
import { askYesNo } from './prompts.ts';
import type { Context } from './context.ts';
import { reportError } from './report-error.ts';
import { columnsOf, printable, type Styles } from './streams.ts';

const ABOUT = `
Every command takes --account with the id or the @handle of an account.

Examples:
  tribe accounts
  tribe accounts rename default @robin
  tribe accounts rename @robin --name 'Robin at work'
  tribe accounts merge default @robin
  tribe accounts remove @robin`;

/** `tribe accounts …` */
export function addAccounts(program: Command, context: Context): void {
  const accounts = program
    .command('accounts')
    .description('list, rename, merge and remove accounts')
    .helpCommand(false)
    .addHelpText('after', ABOUT);
  accounts
    .command('list', { isDefault: true })
    .description('list the accounts of the database (the default)')
    .action(() => list(context));
  accounts
    .command('rename')
    .description('change the handle or name of an account')
    .argument('<account>', 'id or handle of the account')
    .argument('[handle]', 'the new handle, such as @robin')
    .option('--name <name>', 'the new name')
    .action((account: string, handle: string | undefined, options: { name?: string }) =>
      rename(account, { ...(handle !== undefined && { handle }), ...options }, context),
    );
  accounts
    .command('merge')
    .description('copy the events of an account into another one, and hide the first')
    .argument('<account>', 'id or handle of the account')
    .argument('<into>', 'id or handle of the other one, on the same platform')
    .option('--yes', 'do not ask for confirmation')
    .action((account: string, into: string, { yes }: { yes?: boolean }) =>
      merge({ account, into }, yes === true, context),
    );
  accounts
    .command('unmerge')
    .description('undo a merge')
    .argument('<account>', 'id of the account that was merged')
    .action((account: string) => unmerge(account, context));
  accounts
    .command('remove')
    .description('permanently delete an account and all of its data')
    .argument('<account>', 'id or handle of the account')
    .option('--yes', 'do not ask for confirmation')
    .action((account: string, { yes }: { yes?: boolean }) =>
      remove(account, yes === true, context),
    );
}

async function list(context: Context): Promise<void> {
  const { listAccounts } = await import('../app/accounts.ts');
  const store = await context.existingStore();
  const { output, options } = context;
  const accounts = await listAccounts(store);
  const [waiting, merged] = [await store.accounts.holdsUnnamed(), await store.accounts.merged()];
  if (options().json === true) {
    output.json({ accounts, merged, waiting });
    return;
  }
  if (accounts.length === 0 && !waiting) output.say('The database has no accounts.');
  if (accounts.length > 0) for (const line of lines(accounts, output.color)) output.say(line);
  for (const { from, into } of merged) {
    output.say(`${printable(from)} is merged into ${printable(into)}.`);
  }
  if (waiting) {
    output.say('Some imported data does not say whose audience it is about.');
    output.say('Name the account: tribe import FILE --account @HANDLE');
  }
}

const COLUMNS: Column[] = [
  { title: 'Id', align: 'left', least: 12 },
  { title: 'Handle', align: 'left', least: 8 },
  { title: 'Name', align: 'left', least: 8, leaveOut: 1 },
  { title: 'Platform', align: 'left' },
  { title: 'Events', align: 'right' },
];

function lines(accounts: readonly ListedAccount[], { bold }: Styles): string[] {
  const rows = accounts.map(({ id, handle = '', name = '', platform, events }) =>
    [id, handle, name, PLATFORM_NAMES[platform] ?? 'other', writeCount(events)].map((text) => ({
      text: printable(text),
    })),
  );
  return table(COLUMNS, rows, columnsOf('stdout'), bold);
}

async function rename(
  requested: string,
  names: { handle?: string; name?: string },
  context: Context,
): Promise<void> {
  if (names.handle === undefined && names.name === undefined) {
    throw new TribeError(
      'The new handle or name is missing.',
      'For example: tribe accounts rename default @robin',
      EXIT.usage,
    );
  }
  const { renameAccount } = await import('../app/accounts.ts');
  const account = await found(requested, context);
  const renamed = await renameAccount(await context.store(), account, names);
  const { output, options } = context;
  if (options().json === true) output.json(renamed);
  else output.say(`Renamed ${called(account)} to ${called(renamed)}.`);
}

async function merge(
  requested: { account: string; into: string },
  yes: boolean,
  context: Context,
): Promise<void> {
  const [account, into] = [
    await found(requested.account, context),
    await found(requested.into, context),
  ];
  mustBeMergeable(account, into);
  const store = await context.store();
  const { output, options } = context;
  const isJson = options().json === true;
  const { events } = await (await store.forAccount(account.id)).log.inputs();
  if (!isJson) {
    output.say(`${called(account)}: ${writeNumberOf(events, 'event', 'events')}.`);
    output.say(`Tribefinder copies them into ${called(into)}, and uses it for both from then on.`);
    output.say('It does not copy corrections, settings and rejected rows.');
    output.say(`To undo it: tribe accounts unmerge ${printable(account.id)}`);
  }
  if (!yes && !(await askYesNo('Merge the accounts?', 'Add --yes to merge without being asked.')))
    return;
  const added = await store.accounts.merge({ from: account.id, into: into.id, at: Date.now() });
  if (isJson) output.json({ merged: account.id, into: into.id, events, added });
  else output.say(`Merged: ${writeCount(added)} new, ${writeCount(events - added)} already known.`);
}

async function unmerge(requested: string, context: Context): Promise<void> {
  const store = await context.existingStore();
  const merged = await store.accounts.merged();
  const found = merged.find(({ from }) => from === requested);
  if (found === undefined) {
    const ids = merged.map(({ from }) => printable(from)).join(', ');
    throw new TribeError(
      `The account ${requested} was not merged.`,
      ids === '' ? 'The database has no merged accounts.' : `Merged accounts: ${ids}`,
      EXIT.usage,
    );
  }
  await store.accounts.unmerge({ from: found.from, at: Date.now() });
  const { output, options } = context;
  if (options().json === true) output.json({ unmerged: found.from, from: found.into });
  else output.say(`${printable(found.from)} is an account of its own again.`);
}

async function remove(requested: string, yes: boolean, context: Context): Promise<void> {
  const account = await found(requested, context);
  const store = await context.store();
  const { output, options } = context;
  const isJson = options().json === true;
  const { events } = await (await store.forAccount(account.id)).log.inputs();
  const size = writeNumberOf(events, 'event', 'events');
  if (!isJson) output.say(`${called(account)}: ${size}, with all corrections and settings.`);
  const question = 'Permanently delete all data of this account?';
  const advice = 'Add --yes to delete without being asked. You cannot undo this.';
  if (!yes && !(await askYesNo(question, advice))) return;
  const { forgetJobs } = await import('../app/jobs/open-jobs.ts');
  const forget = async () => forgetJobs(await context.databasePath(), account.id, reportError);
  // Before, in case this process dies in between, and after, for jobs that were added meanwhile.
  await forget();
  const swept = await store.accounts.remove(account.id);
  await forget();
  if (isJson) output.json({ removed: account.id, events, swept });
  else output.say('Deleted.');
  if (!swept) {
    output.error(
      'Another program has the database open, so traces may remain in the database file.',
    );
  }
}

async function found(requested: string, context: Context): Promise<AccountInfo> {
  const { chooseAccount } = await import('../app/choose-account.ts');
  return chooseAccount(await context.existingStore(), requested);
}

function called({ id, handle, name }: AccountInfo): string {
  return printable(
    [id, ...(handle === undefined ? [] : [`@${handle}`]), name ?? ''].join(' ').trim(),
  );
}
