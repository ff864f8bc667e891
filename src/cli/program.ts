import { readFile } from 'node:fs/promises';
import { type Command, Help, type Option } from 'commander';
import { wrap } from '../render/wording/wrap.ts';
import { COMMANDS } from './commands.ts';
import { createContext } from './context.ts';
import type { Context } from './context.ts';
import type { GlobalOptions } from './global-options.ts';
import { createOutput } from './output.ts';
import { addHelp } from './help.ts';
import { TribeCommand } from './tribe-command.ts';
import { reportError } from './report-error.ts';
import { typedHere } from './typed-here.ts';
import { columnsOf, endWhenUnwritable, write } from './streams.ts';

const WIDTH = 80;

const EXAMPLES = `
Examples:
  tribe demo                        try everything with a simulated year
  tribe import followers-*.csv      import follower lists, or a download
  tribe report                      see which topics cost or attract followers
  tribe quarantine                  see which rows were rejected, and why
  tribe doctor                      check the set-up

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, some rows rejected.`;

/**
 * Former names of commands are aliases that keep working; help shows the present names only. Global
 * options belong to the program; subcommands don't inherit options of their command.
 */
const HELP = {
  visibleGlobalOptions: (command: Command): Option[] =>
    command.parent === null ? [] : [...programOf(command).options],
  subcommandTerm: (command: Command): string => withoutAlias(new Help().subcommandTerm(command)),
  commandUsage: (command: Command): string => withoutAlias(new Help().commandUsage(command)),
};

function programOf(command: Command): Command {
  return command.parent === null ? command : programOf(command.parent);
}

function withoutAlias(term: string): string {
  return term.replace(/\|\S+/u, '');
}

/** Runs the command in `argv` and sets the exit code of the process. */
export async function run(argv: readonly string[]): Promise<void> {
  endWhenUnwritable(reportError);
  process.on('uncaughtException', endWithError);
  const program = new TribeCommand();
  const options = (): GlobalOptions => program.opts();
  const context = createContext(options, createOutput(options));
  try {
    addAll(program, context, await version());
    await program.parseAsync(argv);
    process.exitCode = context.exitCode();
  } catch (error) {
    process.exitCode = reportError(error);
  }
  try {
    await context.close();
  } catch (error) {
    process.exitCode = reportError(error);
  } finally {
    process.off('uncaughtException', endWithError);
  }
}

/** Reports errors that no command caught in the same form. */
function endWithError(error: unknown): never {
  process.exit(reportError(error));
}

function addAll(program: Command, context: Context, packageVersion: string): void {
  program
    .name('tribe')
    .description(
      'Find your tribe: see which topics cost you followers, and which attract a\n' +
        'lasting, like-minded audience.',
    )
    .option('--account <id>', 'the account, if the database has several')
    .option(
      '--db <location>',
      'the database: a file or postgres://… (default: TRIBE_DB or your data folder)',
    )
    .option('--json', 'print results as JSON')
    .option('--quiet', 'print only results and errors')
    .version(packageVersion, '--version', 'print the version')
    .helpOption('--help', 'show help for a command')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES)
    .configureHelp({ showGlobalOptions: true, ...HELP })
    .configureOutput({
      writeOut: (text) => write('stdout', text),
      writeErr: (text) => write('stderr', text),
      outputError: (text, writeText) => writeText(wrapLines(typedHere(text), columnsOf('stderr'))),
      getOutHelpWidth: () => Math.min(WIDTH, columnsOf('stdout')),
      getErrHelpWidth: () => Math.min(WIDTH, columnsOf('stderr')),
    })
    .exitOverride();
  // Commands copy the configuration of the program, so they come last.
  for (const add of COMMANDS) add(program, context);
  addHelp(program);
  for (const command of [program, ...commandsOf(program)]) showUsageAfterError(command);
}

function wrapLines(text: string, columns: number): string {
  const lines = text.split('\n').flatMap((line) => {
    const wrapped = wrap([line], Math.min(WIDTH, columns), (label) => label);
    return wrapped.length === 0 ? [line] : wrapped;
  });
  return lines.join('\n');
}

function commandsOf(command: Command): Command[] {
  return command.commands.flatMap((each) => [each, ...commandsOf(each)]);
}

/** Shows the usage of a command, and the help to read. */
function showUsageAfterError(command: Command): void {
  const usage = HELP.commandUsage(command);
  const typed = usage.split(' [')[0]!.split(' <')[0]!;
  command.showHelpAfterError(`Usage: ${usage}\nMore: ${typed} --help`);
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
