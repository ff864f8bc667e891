import type { Command } from 'commander';
import { EXIT, TribeError } from '../model/errors.ts';

/** `tribe help X`, which is `tribe X --help`. */
export function addHelp(program: Command): void {
  program
    .command('help', { hidden: true })
    .argument('[command...]')
    .action((names: string[]) => {
      commandOf(program, names).outputHelp();
    });
}

function commandOf(program: Command, names: readonly string[]): Command {
  return names.reduce((command, name) => {
    const found = command.commands.find(
      (sub) => sub.name() === name || sub.aliases().includes(name),
    );
    if (found !== undefined) return found;
    throw new TribeError(
      `There is no command ${name}.`,
      'To see all commands: tribe --help',
      EXIT.usage,
    );
  }, program);
}
