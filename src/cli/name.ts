import type { Command } from 'commander';
import type { NamedCommunity } from '../app/community-names.ts';
import { table } from '../formats/text/table.ts';
import type { Column } from '../formats/text/table.ts';
import { writeCount } from '../render/wording/numbers.ts';
import { readableLabel } from '../render/wording/readable-label.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { Context } from './context.ts';
import { makeReport } from './report.ts';
import { terminalText } from './terminal-text.ts';

const ABOUT = `
A community keeps its name as long as most of its people stay the same. Without
arguments, the command lists all communities.

Examples:
  tribe name
  tribe name rust-compilers 'My people'
  tribe name 'My people' --clear`;

interface NameOptions {
  clear?: boolean;
}

/** `tribe name` */
export function addName(program: Command, context: Context): void {
  program
    .command('name')
    .description('list or rename communities')
    .argument('[community]', 'its id, label or name')
    .argument('[name]', 'the new name')
    .option('--clear', 'remove the name you gave')
    .addHelpText('after', ABOUT)
    .action((community: string | undefined, name: string | undefined, options: NameOptions) =>
      runName(community, name, options.clear === true, context),
    );
}

async function runName(
  community: string | undefined,
  name: string | undefined,
  clear: boolean,
  context: Context,
): Promise<void> {
  if (
    clear
      ? community === undefined || name !== undefined
      : (community === undefined) !== (name === undefined)
  ) {
    throw new TribeError(
      clear ? '--clear takes only the community.' : 'The new name is missing.',
      clear
        ? 'For example: tribe name "My people" --clear'
        : 'For example: tribe name rust-compilers "My people"',
      EXIT.usage,
    );
  }
  const { clearCommunityName, listCommunityNames, nameCommunity } =
    await import('../app/community-names.ts');
  const store = await context.accountStore();
  const communities = await listCommunityNames(store, await makeReport({}, context));
  const { output } = context;
  const isJson = context.options().json === true;
  if (community === undefined) {
    if (isJson) output.json({ communities });
    else for (const line of listed(communities, context)) output.say(line);
    return;
  }
  const named =
    name === undefined
      ? await clearCommunityName(store, communities, community, Date.now())
      : await nameCommunity(store, communities, community, name, Date.now());
  if (isJson) output.json({ community: named });
  else output.say(sentenceOn(named));
}

function sentenceOn({ label, name }: NamedCommunity): string {
  return name === null
    ? `${readableLabel(label)} has its own label again.`
    : `Renamed ${readableLabel(label)} to ${readableLabel(name)}.`;
}

const COLUMNS: Column[] = [
  { title: 'Id', align: 'left', least: 12 },
  { title: 'Your name', align: 'left', least: 10 },
  { title: 'By interests', align: 'left', least: 12 },
  { title: 'People', align: 'right' },
];

function listed(communities: readonly NamedCommunity[], { output }: Context): string[] {
  if (communities.length === 0) return ['There are no communities yet.'];
  const { columns, palette } = terminalText(output);
  const rows = communities.map(({ id, label, name, size }) => [
    { text: readableLabel(id), paint: palette.label },
    { text: name === null ? '–' : readableLabel(name) },
    { text: readableLabel(label) },
    { text: size === 0 ? 'gone' : writeCount(size) },
  ]);
  return table(COLUMNS, rows, columns, palette.faint);
}
