import { Argument, type Command } from 'commander';
import type { Context } from './context.ts';
import { completionFor, SHELLS, type Shell, type Completed } from './completion-scripts.ts';

const ABOUT = `
Write the script where your shell reads it, then open a new shell:
  bash  tribe completion bash > ~/.local/share/bash-completion/completions/tribe
  zsh   tribe completion zsh >> ~/.zshrc
  fish  tribe completion fish > ~/.config/fish/completions/tribe.fish`;

/** `tribe completion SHELL` */
export function addCompletion(program: Command, context: Context): void {
  program
    .command('completion')
    .description('print a script that completes commands and options in your shell')
    .addArgument(new Argument('<shell>', 'your shell').choices(SHELLS))
    .addHelpText('after', ABOUT)
    .action((shell: Shell) => {
      context.output.result(completionFor(shell, [...completed(program, [])]));
    });
}

/** Every command that help shows, the program first. */
function* completed(command: Command, path: readonly string[]): Generator<Completed> {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
  yield {
    path,
    commands: commands.map((sub) => ({ name: sub.name(), about: sub.description() })),
    options: options.flatMap(({ long, description, required }) =>
      long ? [{ name: long, about: description, takesValue: required }] : [],
    ),
  };
  for (const sub of commands) yield* completed(sub, [...path, sub.name()]);
}
