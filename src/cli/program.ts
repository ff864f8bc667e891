import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { COMMANDS } from './commands.ts';
import { createContext } from './context.ts';
import type { Context } from './context.ts';
import type { GlobalOptions } from './global-options.ts';
import { createOutput } from './output.ts';
import { withCurrentNames } from './former-names.ts';
import { reportError } from './report-error.ts';

const WIDTH = 80;

const EXAMPLES = `
Examples:
  tribe demo                        see it all on a simulated year
  tribe import twitter-2026.zip     take in your X archive, or event files
  tribe report                      which topics cost, which build a tribe
  tribe quarantine                  see which lines could not be read, and why
  tribe doctor                      check that everything is in place

Exit codes: 0 done; 1 failed; 2 usage; 3 done, but some input was set aside.`;

/** Runs the program as typed; sets the exit code of the process. */
export async function run(argv: readonly string[]): Promise<void> {
  endQuietlyWhenNobodyReads();
  const program = new Command();
  const options = (): GlobalOptions => program.opts();
  const context = createContext(options, createOutput(options));
  try {
    addAll(program, context, await version());
    await program.parseAsync(withCurrentNames(argv));
    process.exitCode = context.exitCode();
  } catch (error) {
    process.exitCode = reportError(error);
  } finally {
    await context.close();
  }
}

function addAll(program: Command, context: Context, packageVersion: string): void {
  program
    .name('tribe')
    .description(
      'Find your tribe: which topics cost followers, and which build a lasting,\n' +
        'like-minded audience.',
    )
    .option('--account <id>', 'whose audience, where the database knows several')
    .option('--db <file>', 'the database (default: in your data folder; or TRIBE_DB)')
    .option('--json', 'results as JSON, for machines')
    .option('--quiet', 'nothing but what went wrong')
    .version(packageVersion, '--version', 'the version of this program')
    .helpOption('--help', 'what a command does and takes')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(--help shows what can be said)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      getOutHelpWidth: () => Math.min(WIDTH, process.stdout.columns ?? WIDTH),
      getErrHelpWidth: () => Math.min(WIDTH, process.stderr.columns ?? WIDTH),
    })
    .exitOverride();
  // Subcommands take over what was configured so far, so they come last.
  for (const add of COMMANDS) add(program, context);
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** `tribe … | head` is no error. */
function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
