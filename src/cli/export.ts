import { type Command, Option } from 'commander';
import type { ExportFile } from '../app/analyse/export-file.ts';
import type { MadeExport } from '../app/analyse/export-on.ts';
import type { FilePlace } from '../app/write-whole-file.ts';
import { COMMUNITY_TYPES, type CommunityFormat, formatNames } from '../formats/media-types.ts';
import type { Chunks } from '../formats/registry.ts';
import { TribeError } from '../model/errors.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import type { ExportName } from '../views/exports/exports.ts';
import type { Context } from './context.ts';
import { isTerminal, printable, writeFileOut } from './streams.ts';
import { createStageLine } from './stage-line.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { addWindowOptions, requestedTime, type WindowOptions } from './window-options.ts';

interface ExportOptions extends WindowOptions {
  format?: CommunityFormat;
  out?: string;
  idsOnly?: boolean;
}

const ABOUT = `
What you can export:
  communities  your followers with their communities
  people       everybody in your data, with engagements and likeness
  topics       the topics with their figures
  posts        the posts of the window with their topics and figures
  departures   who left in the window, when and why

Parquet suits large tables. The gexf format is for communities: it opens in
Gephi and includes how similar people are. --ids-only leaves out names, handles,
texts and interests, because X allows you to share only ids.

Examples:
  tribe export communities --out communities.csv
  tribe export communities --format gexf --out communities.gexf
  tribe export departures --from 2026-01-01 --out departures.csv
  tribe export people --format parquet --out people.parquet
  tribe export communities --format json --ids-only | jq length`;

/** What can be exported, and the words for its rows. */
const EXPORTED = {
  communities: ['person', 'people'],
  people: ['person', 'people'],
  topics: ['topic', 'topics'],
  posts: ['post', 'posts'],
  departures: ['departure', 'departures'],
} as const satisfies Record<ExportName, [string, string]>;

/** `tribe export` */
export function addExport(program: Command, context: Context): void {
  const command = program
    .command('export')
    .description('export tables to a spreadsheet, a program or Gephi')
    .argument('<what>', Object.keys(EXPORTED).join(', '))
    .addOption(
      new Option('--format <format>', 'default: csv').choices(formatNames(COMMUNITY_TYPES)),
    )
    .option('--out <file>', 'output file (default: standard output)')
    .option('--ids-only', 'only ids, communities and figures');
  addWindowOptions(command)
    .addHelpText('after', ABOUT)
    .action((what: string, options: ExportOptions) => {
      const known = Object.keys(EXPORTED) as ExportName[];
      const found = known.find((name) => name === what);
      if (found === undefined) {
        return command.error(
          `error: there is no export '${printable(what)}'; use: ${known.join(', ')}`,
        );
      }
      if (options.format === 'gexf' && found !== 'communities')
        return command.error('error: only communities can be exported as gexf');
      return runExport(found, options, context);
    });
}

async function runExport(
  what: ExportName,
  options: ExportOptions,
  context: Context,
): Promise<void> {
  const { placeFor } = await import('../app/write-whole-file.ts');
  const toFile = options.out !== undefined && options.out !== '-';
  const format = options.format ?? (context.options().json === true ? 'json' : 'csv');
  if (format === 'parquet' && !toFile && isTerminal('stdout')) {
    throw new TribeError(
      'A terminal cannot show Parquet.',
      `Write it to a file: tribe export ${what} --format parquet --out ${what}.parquet`,
    );
  }
  // Fails before the analysis, which takes long.
  const place = toFile ? await placeFor(options.out!) : undefined;
  const file = { what, format, idsOnly: options.idsOnly === true };
  const made = await makeExport(file, options, context);
  if (place === undefined) await writeFileOut(made.chunks, format === 'json');
  else if (await written(place, made.chunks, context))
    showResult(options.out!, what, made, context);
}

async function makeExport(
  file: ExportFile,
  window: WindowOptions,
  context: Context,
): Promise<MadeExport> {
  const { exportOn } = await import('../app/analyse/export-on.ts');
  const { DEFAULT_SEED } = await import('../app/analyse/report-on.ts');
  const { englishEncoder } = await import('../app/english-encoder.ts');
  const settings = { seed: DEFAULT_SEED, now: Date.now(), ...requestedTime(window) };
  const line = createStageLine(context.output.mayAnimate());
  const store = await context.accountStore();
  return exportOn(store, settings, file, line.show, englishEncoder()).finally(line.end);
}

/** Returns whether the file was written. A signal stops the export and leaves no file. */
async function written(place: FilePlace, chunks: Chunks, context: Context): Promise<boolean> {
  const { writeWholeFile } = await import('../app/write-whole-file.ts');
  const stop = stopOnSignal(() => undefined);
  try {
    await writeWholeFile(place, chunks, stop.signal);
    return true;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    context.exitWith(stop.exitCode());
    return false;
  } finally {
    stop.ignore();
  }
}

function showResult(
  out: string,
  what: ExportName,
  { count, communities }: MadeExport,
  { options, output }: Context,
): void {
  const [one, many] = EXPORTED[what];
  const isCommunities = what === 'communities';
  if (options().json === true)
    output.json({ out, [many]: count, ...(isCommunities && { communities }) });
  else {
    const rows = writeNumberOf(count, one, many);
    const inside = `, ${writeNumberOf(communities, 'community', 'communities')}`;
    output.say(`${printable(out)}: ${rows}${isCommunities ? inside : ''}.`);
  }
}
