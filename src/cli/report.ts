import { type Command, Option } from 'commander';
import { formatNames, REPORT_TYPES, type ReportFormat } from '../formats/media-types.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import type { TribeReport } from '../model/report.ts';
import type { Context } from './context.ts';
import { answerQuestion } from './answer-question.ts';
import { createStageLine } from './stage-line.ts';
import { writeFileOut } from './streams.ts';
import { terminalText } from './terminal-text.ts';
import {
  addWindowOptions,
  requestedTime,
  typedWindow,
  type WindowOptions,
} from './window-options.ts';

interface ReportOptions extends WindowOptions {
  format?: ReportFormat;
  compare?: Required<WindowOptions>;
}

const ABOUT = `
Each estimate has a 95% interval: the range that should contain the true value
95 times in 100. Without --from and --to, the report covers all your data.
With --compare, the command prints a comparison with an earlier window instead
of the report. It compares the days on which your followers are known.

Examples:
  tribe report
  tribe report --from 2026-01-01 --to 2026-04-01
  tribe report --from 2026-04-01 --compare 2026-01-01..2026-04-01
  tribe report --format html > report.html`;

/** `tribe report` */
export function addReport(program: Command, context: Context): void {
  addWindowOptions(
    program
      .command('report')
      .description('show which topics cost you followers and which attract them'),
  )
    .addOption(
      new Option('--format <format>', 'format of the report (default: text)').choices(
        formatNames(REPORT_TYPES),
      ),
    )
    .option('--compare <from..to>', 'compare with an earlier window', typedWindow)
    .addHelpText('after', ABOUT)
    .action((options: ReportOptions) => runReport(options, context));
}

async function runReport(
  { format, compare: before, ...window }: ReportOptions,
  context: Context,
): Promise<void> {
  if (before === undefined) {
    return writeReport(await makeReport(window, context), format, context);
  }
  if (format === 'html') {
    const advice = 'Use --format text, json or md.';
    throw new TribeError('A comparison has no HTML form.', advice, EXIT.usage);
  }
  return answerQuestion({ kind: 'compare-with', before }, window, format, context);
}

/** Makes the report on the account and shows the current stage meanwhile. */
export async function makeReport(window: WindowOptions, context: Context): Promise<TribeReport> {
  const { reportOn, DEFAULT_SEED } = await import('../app/analyse/report-on.ts');
  const { englishEncoder } = await import('../app/english-encoder.ts');
  const { stillComing, withStillComing } = await import('../app/still-coming.ts');
  const settings = { seed: DEFAULT_SEED, now: Date.now(), ...requestedTime(window) };
  const line = createStageLine(context.output.mayAnimate());
  const store = await context.accountStore();
  const report = await reportOn(store, settings, line.show, englishEncoder()).finally(line.end);
  return withStillComing(report, await stillComing(store, settings.now));
}

/** Writes the report to standard output. Without a format, `--json` gives JSON, otherwise text. */
export async function writeReport(
  report: TribeReport,
  requested: ReportFormat | undefined,
  { options, output }: Context,
): Promise<void> {
  const { reportExporters } = await import('../formats/registry.ts');
  const format = requested ?? (options().json === true ? 'json' : 'text');
  const text = reportExporters[format](report, terminalText(output));
  await writeFileOut([text], format === 'json');
}
