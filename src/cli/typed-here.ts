import { shellWord } from '../model/shell-word.ts';
import { withTypedCommands } from '../render/wording/typed-command.ts';
import { shownLocation } from '../store/postgres/server-url.ts';

/**
 * Returns the command that runs the program here, with the database that was named, but never with a
 * password. In a checkout, `tribe` is not on the path.
 *
 * @param typed the arguments of the program. Leave them out (`[]`) where a path of this machine
 *   should not show.
 */
export function programHere(typed: readonly string[] = process.argv): string {
  const { npm_lifecycle_event: script, npm_package_name: of } = process.env;
  const isCheckout = of === 'tribefinder' && (script === 'tribe' || script === 'start');
  const program = isCheckout ? 'npm run -s tribe --' : 'tribe';
  const database = databaseIn(typed);
  return database === undefined ? program : `${program} --db ${shellWord(shownLocation(database))}`;
}

/** Returns the value of the last `--db`. */
function databaseIn(typed: readonly string[]): string | undefined {
  const end = typed.indexOf('--');
  const options = end < 0 ? typed : typed.slice(0, end);
  const at = options.findLastIndex((word) => word === '--db' || word.startsWith('--db='));
  if (at < 0) return undefined;
  return options[at].startsWith('--db=') ? options[at].slice('--db='.length) : options[at + 1];
}

/** Returns a hint with commands as they can be typed here. */
export function typedHere(hint: string): string {
  return withTypedCommands(hint, programHere());
}
