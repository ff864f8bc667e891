import { type Command, Option } from 'commander';
import { createContext, type Context } from './context.ts';
import type { GlobalOptions } from './global-options.ts';
import { createProgress } from './progress.ts';
import { addPortOption } from './serve.ts';
import type { DemoOptions } from './show-demo.ts';
import { showDemo } from './show-demo.ts';

const ABOUT = `
The sample is a simulated year of an account that posts about technology, and
sometimes about politics, LGBT topics and television. It has its own database,
apart from your data, unless you name one with --db.

With --live, a fake X runs on this machine with an audience that changes. You
watch a month of snapshots of it. On a fake Bluesky you also see what happens
between the snapshots, in the dashboard too. Nothing is stored afterwards.

Examples:
  tribe demo
  tribe demo --no-serve
  tribe demo --live
  tribe demo --live --platform bluesky`;

const WHAT_NEXT = `
All of this is simulated. For your own data: tribe import FILE, then tribe report.`;

/** `tribe demo` */
export function addDemo(program: Command, context: Context): void {
  const command = program
    .command('demo')
    .description('show the report and the dashboard with sample data')
    .option('--live', 'show a month of snapshots of a fake platform, in a minute')
    .addOption(
      new Option('--platform <platform>', 'with --live').choices(['x', 'bluesky']).default('x'),
    )
    .option('--no-serve', 'end after the report');
  addPortOption(command)
    .addHelpText('after', ABOUT)
    .action((options: DemoOptions) => runDemo(options, context));
}

async function runDemo(options: DemoOptions, context: Context): Promise<void> {
  if (options.live === true && options.platform === 'bluesky') {
    const { runBlueskyDemo } = await import('./demo-bluesky.ts');
    return runBlueskyDemo(options, context);
  }
  if (options.live === true) {
    const { runLiveDemo } = await import('./demo-live.ts');
    return runLiveDemo(options, context);
  }
  const requested = await sampleOptions(context);
  const demo = createContext(() => requested, context.output);
  try {
    requested.account = await importInto(demo);
    await showDemo(options, WHAT_NEXT, demo);
  } finally {
    await demo.close();
  }
}

async function sampleOptions(context: Context): Promise<GlobalOptions> {
  const { sampleLocation } = await import('../app/import-sample.ts');
  const options = context.options();
  return { ...options, db: options.db ?? sampleLocation(await context.databasePath()) };
}

async function importInto(demo: Context): Promise<string> {
  const { importSample } = await import('../app/import-sample.ts');
  const progress = createProgress(demo.output.mayAnimate());
  return importSample(await demo.store(), Date.now, progress.show).finally(progress.end);
}
