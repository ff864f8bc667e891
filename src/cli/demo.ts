import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { createContext, type Context } from './context.ts';
import { createProgress } from './progress.ts';
import { makeReport } from './report.ts';
import { serve, typedPort } from './serve.ts';
import { terminalText } from './terminal-text.ts';

const SAMPLE = fileURLToPath(new URL('../../data/sample/events.ndjson.gz', import.meta.url));

/** `tribe demo` */
export function addDemo(program: Command, context: Context): void {
  program
    .command('demo')
    .description('the report on the bundled sample, then the dashboard')
    .option('--no-serve', 'end after the report')
    .option(
      '--port <port>',
      'the port of the dashboard (default: 8321, or the next that is free)',
      typedPort,
    )
    .action((options: { serve: boolean; port?: number }) => runDemo(options, context));
}

/** The sample is kept apart from the owner's own data, unless a database is named. */
async function runDemo(
  { serve: goOn, port }: { serve: boolean; port?: number },
  context: Context,
): Promise<void> {
  const { importFiles } = await import('../app/import/import-files.ts');
  const { reportExporters } = await import('../exports/registry.ts');
  const options = context.options();
  const db = options.db ?? join(dirname(await context.databasePath()), 'demo.sqlite');
  const demo = createContext(() => ({ ...options, db }), context.output);
  try {
    const progress = createProgress(context.output.mayAnimate());
    await importFiles(await demo.store(), [SAMPLE], {
      standardInput: process.stdin,
      now: Date.now,
      signal: new AbortController().signal,
      onProgress: progress.show,
    }).finally(progress.end);
    const report = await makeReport({}, demo);
    const format = options.json === true ? 'json' : 'text';
    process.stdout.write(reportExporters[format](report, terminalText(context.output)));
    if (goOn) await serve(port, demo);
  } finally {
    await demo.close();
  }
}
