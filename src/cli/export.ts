import { type Command, Option } from 'commander';
import type { FoundCommunities } from '../app/analyse/communities-on.ts';
import type { FilePlace } from '../app/write-whole-file.ts';
import { COMMUNITY_TYPES, type CommunityFormat, formatNames } from '../formats/media-types.ts';
import { writeNumberOf } from '../render/wording/numbers.ts';
import type { Context } from './context.ts';
import { printable, writeFileOut } from './streams.ts';
import { createStageLine } from './stage-line.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { addWindowOptions, requestedTime, type WindowOptions } from './window-options.ts';

interface ExportOptions extends WindowOptions {
  format?: CommunityFormat;
  out?: string;
  idsOnly?: boolean;
}

const ABOUT = `
Each row is a current follower with their community. The gexf format opens in
Gephi and includes how similar people are. --ids-only leaves out names, handles
and interests, because X allows you to share only ids.

Examples:
  tribe export communities --out communities.csv
  tribe export communities --format gexf --out communities.gexf
  tribe export communities --format json --ids-only | jq length`;

/** `tribe export communities` */
export function addExport(program: Command, context: Context): void {
  const command = program
    .command('export')
    .description('export the communities to a spreadsheet, a program or Gephi')
    .argument('<what>', 'communities')
    .addOption(
      new Option('--format <format>', 'default: csv').choices(formatNames(COMMUNITY_TYPES)),
    )
    .option('--out <file>', 'output file (default: standard output)')
    .option('--ids-only', 'only ids and communities');
  addWindowOptions(command)
    .addHelpText('after', ABOUT)
    .action((what: string, options: ExportOptions) => {
      if (what === 'communities') return runExport(options, context);
      return command.error(`error: there is no export '${printable(what)}'; use: communities`);
    });
}

async function runExport(options: ExportOptions, context: Context): Promise<void> {
  const { placeFor } = await import('../app/write-whole-file.ts');
  const { communityExporters } = await import('../formats/registry.ts');
  const toFile = options.out !== undefined && options.out !== '-';
  // Fails before the analysis, which takes long.
  const place = toFile ? await placeFor(options.out!) : undefined;
  const found = await findCommunities(options, context);
  const format = options.format ?? (context.options().json === true ? 'json' : 'csv');
  const idsOnly = options.idsOnly === true;
  const chunks = communityExporters[format](found.export, { idsOnly });
  if (place === undefined) await writeFileOut(chunks, format === 'json');
  else if (await written(place, chunks, context)) showResult(options.out!, found, context);
}

async function findCommunities(
  { idsOnly, ...window }: ExportOptions,
  context: Context,
): Promise<FoundCommunities> {
  const { communitiesOn } = await import('../app/analyse/communities-on.ts');
  const { DEFAULT_SEED } = await import('../app/analyse/report-on.ts');
  const { englishEncoder } = await import('../app/english-encoder.ts');
  const settings = { seed: DEFAULT_SEED, now: Date.now(), ...requestedTime(window) };
  const line = createStageLine(context.output.mayAnimate());
  const store = await context.accountStore();
  const reader = idsOnly === true ? 'viewer' : 'owner';
  return communitiesOn(store, settings, line.show, englishEncoder(), reader).finally(line.end);
}

/** Returns whether the file was written. A signal stops the export and leaves no file. */
async function written(
  place: FilePlace,
  chunks: Iterable<string>,
  context: Context,
): Promise<boolean> {
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
  { people, communities }: FoundCommunities,
  { options, output }: Context,
): void {
  if (options().json === true) output.json({ out, people, communities });
  else {
    const inside = writeNumberOf(communities, 'community', 'communities');
    output.say(`${printable(out)}: ${writeNumberOf(people, 'person', 'people')}, ${inside}.`);
  }
}
