import { Command } from 'commander';

/** Members of commander's class that its types leave out. */
interface Hidden {
  unknownOption(flag: string): void;
}

/**
 * Suggests the option that a typed beginning belongs to: `--format` for `--form`. Commander suggests
 * the option with the fewest other letters, which is `--from`.
 */
export class TribeCommand extends Command {
  override createCommand(name?: string): TribeCommand {
    return new TribeCommand(name);
  }

  unknownOption(flag: string): void {
    const begun = this.#options().filter((option) => option.startsWith(flag));
    if (begun.length !== 1 || flag.length < '--x'.length) {
      (Command.prototype as unknown as Hidden).unknownOption.call(this, flag);
      return;
    }
    this.error(`error: unknown option '${flag}'\n(Did you mean ${begun[0]}?)`, {
      code: 'commander.unknownOption',
    });
  }

  #options(): string[] {
    const help = this.createHelp();
    const all = [...help.visibleOptions(this), ...help.visibleGlobalOptions(this)];
    return all.flatMap(({ long }) => long ?? []);
  }
}
