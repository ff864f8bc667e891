export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The words that can follow a command. */
export interface Completed {
  /** The words; none for the program itself. */
  path: readonly string[];
  commands: { name: string; about: string }[];
  options: { name: string; about: string; takesValue: boolean }[];
}

/** Returns a script that completes commands and options, and leaves file names to the shell. */
export function completionFor(shell: Shell, all: readonly Completed[]): string {
  if (shell === 'fish') return fish(all);
  // zsh has the completion of bash as a library.
  const library = shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '';
  return library + bash(all);
}

function bash(all: readonly Completed[]): string {
  const paths = all.filter(({ path }) => path.length > 0).map(({ path }) => `'${path.join(' ')}'`);
  const cases = all.map(
    ({ path, commands, options }) =>
      `    '${path.join(' ')}') commands='${words(commands)}' options='${words(options)}' ;;`,
  );
  return `_tribe() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path= commands= options= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${path:+$path }\${COMP_WORDS[i]}" in
      ${paths.join('|')})
        path="\${path:+$path }\${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path" in
${cases.join('\n')}
  esac
  [[ $current == -* ]] && commands="$options"
  COMPREPLY=($(compgen -W "$commands" -- "$current"))
}
complete -o default -F _tribe tribe
`;
}

function words(found: readonly { name: string }[]): string {
  return found.map(({ name }) => name).join(' ');
}

function fish(all: readonly Completed[]): string {
  return all.flatMap(fishLines).join('\n') + '\n';
}

function fishLines({ path, commands, options }: Completed): string[] {
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
  const when = `complete -c tribe -n '${seen === '' ? '__fish_use_subcommand' : seen}'`;
  return [
    ...commands.map(({ name, about }) => `${when} -a ${name} -d ${quoted(about)}`),
    ...options.map(
      ({ name, about, takesValue }) =>
        `${when} -l ${name.slice(2)}${takesValue ? ' -r' : ''} -d ${quoted(about)}`,
    ),
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll('\n', ' ').replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
