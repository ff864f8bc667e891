import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { CommunityFormat } from '../exports/registry.ts';
import { TribeError } from '../model/errors.ts';
import type { Context } from './context.ts';
import { printable } from './output.ts';
import { analysisSettings } from './report.ts';
import { createStageLine } from './stage-line.ts';
import { typedInstant, type WindowOptions } from './window-options.ts';

const FORMATS = ['csv', 'json', 'gexf'] as const satisfies readonly CommunityFormat[];

interface ExportOptions extends WindowOptions {
  format?: CommunityFormat;
  out?: string;
  idsOnly?: boolean;
}

const ABOUT = `
One row a current follower, with the community they belong to. gexf opens in Gephi.
--ids-only leaves out names, handles and interests: what X lets you pass on.

Examples:
  tribe export communities --format csv --out communities.csv
  tribe export communities --format gexf --out communities.gexf`;

/** `tribe export communities` */
export function addExport(program: Command, context: Context): void {
  program
    .command('export')
    .description('write the communities for a spreadsheet, a program or Gephi')
    .argument('<what>', 'communities')
    .addOption(new Option('--format <format>', 'csv, json or gexf (default: csv)').choices(FORMATS))
    .option('--out <file>', 'where to (default: standard output)')
    .option('--ids-only', 'nothing but ids and communities')
    .option('--from <time>', 'from this day or time', typedInstant)
    .option('--to <time>', 'up to this day or time', typedInstant)
    .addHelpText('after', ABOUT)
    .action((what: string, options: ExportOptions, command: Command) => {
      if (what !== 'communities')
        command.error(`error: there is no export '${printable(what)}'; there is: communities`);
      return runExport(options, context);
    });
}

async function runExport(options: ExportOptions, context: Context): Promise<void> {
  const { communityExporters } = await import('../exports/registry.ts');
  const { communitiesOf } = await import('../exports/communities/communities-of.ts');
  const { analyseAccount, DEFAULT_SEED } = await import('../app/report/report-on.ts');
  const format = options.format ?? (context.options().json === true ? 'json' : 'csv');
  const { id } = await context.account();
  const line = createStageLine(context.output.mayAnimate());
  const analysis = await analyseAccount(
    await context.store(),
    id,
    analysisSettings(options, DEFAULT_SEED),
    line.show,
  ).finally(line.end);
  const chunks = communityExporters[format](communitiesOf(analysis), {
    idsOnly: options.idsOnly === true,
  });
  if (options.out === undefined || options.out === '-')
    await pipeline(Readable.from(chunks), process.stdout, { end: false });
  else await writeWhole(options.out, chunks);
}

/** Writes a file that appears whole or not at all. */
async function writeWhole(path: string, chunks: Iterable<string>): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, path);
  } catch (error) {
    throw new TribeError(
      `${printable(path)} could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
      'Name another file with --out, or make room.',
    );
  } finally {
    await rm(unfinished, { force: true });
  }
}
