/** A command of the program within a sentence. */
const COMMAND =
  /(?<![\w-])tribe (?=(?:accounts|ask|capacity|columns|completion|connect|correct|demo|doctor|export|forget|import|jobs|listen|move-database|name|quarantine|report|serve|simulate|snapshot|spending|topics|watch|why|work)\b)/gu;

/**
 * Returns a text whose commands can be typed as they are.
 *
 * @param program what runs the program here, such as `npm run -s tribe --` in a checkout
 */
export function withTypedCommands(text: string, program: string): string {
  return text.replace(COMMAND, () => `${program} `);
}
