/**
 * Commands and options that were renamed. The former names keep working and are not shown in help.
 * Each entry names the words before the renamed one, so that the same word elsewhere stays.
 */
const FORMER_NAMES: readonly { after: readonly string[]; former: string; current: string }[] = [
  { after: ['correct'], former: 'reading', current: 'snapshot' },
  { after: ['why'], former: 'tribe', current: 'community' },
];

/** Renamed options, by the command that takes them. */
const FORMER_OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  correct: { '--churner': '--follow-churner', '--no-churner': '--no-follow-churner' },
  simulate: { '--readings': '--snapshots' },
};

/** Returns the arguments with every former name of a command or an option replaced. */
export function withCurrentNames(argv: readonly string[]): string[] {
  const words = argv.map((word, at) => {
    const found = FORMER_NAMES.find(
      ({ after, former }) =>
        word === former && after.every((name, i) => argv[at - after.length + i] === name),
    );
    return found?.current ?? word;
  });
  const command = words.find((word) => Object.hasOwn(FORMER_OPTIONS, word));
  if (command === undefined) return words;
  const options = FORMER_OPTIONS[command];
  return words.map((word) => {
    const [name, ...value] = word.split('=');
    return Object.hasOwn(options, name) ? [options[name], ...value].join('=') : word;
  });
}
