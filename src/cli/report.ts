import { type Command, Option } from 'commander';
import type { TribeReport } from '../model/report.ts';
import type { ReportFormat } from '../exports/registry.ts';
import type { Context } from './context.ts';
import { createStageLine } from './stage-line.ts';
import { terminalText } from './terminal-text.ts';
import { typedInstant, type WindowOptions } from './window-options.ts';

const FORMATS = ['text', 'json', 'md', 'html'] as const satisfies readonly ReportFormat[];

/** `tribe report` */
export function addReport(program: Command, context: Context): void {
  program
    .command('report')
    .description('which topics cost followers, which build a tribe')
    .option('--from <time>', 'from this day or time (default: all that is known)', typedInstant)
    .option('--to <time>', 'up to this day or time', typedInstant)
    .addOption(
      new Option('--format <format>', 'how it is written').choices(FORMATS).default('text'),
    )
    .action((options: WindowOptions & { format: ReportFormat }) => runReport(options, context));
}

async function runReport(
  options: WindowOptions & { format: ReportFormat },
  context: Context,
): Promise<void> {
  const { reportExporters } = await import('../exports/registry.ts');
  const format = context.options().json === true ? 'json' : options.format;
  const report = await makeReport(options, context);
  process.stdout.write(reportExporters[format](report, terminalText(context.output)));
}

/** The report on the account in hand, with a line that says what is being done meanwhile. */
export async function makeReport(window: WindowOptions, context: Context): Promise<TribeReport> {
  const { reportOn, DEFAULT_SEED } = await import('../app/report/report-on.ts');
  const { id } = await context.account();
  const line = createStageLine(context.output.mayAnimate());
  try {
    return await reportOn(
      await context.store(),
      id,
      analysisSettings(window, DEFAULT_SEED),
      line.show,
    );
  } finally {
    line.end();
  }
}

export function analysisSettings({ from, to }: WindowOptions, seed: number) {
  return { seed, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
