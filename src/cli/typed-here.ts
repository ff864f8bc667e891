/** A command of the program within a sentence. */
const COMMAND =
  /(?<![\w-])tribe (?=(?:accounts|ask|completion|connect|correct|demo|digest|doctor|export|forget|import|listen|name|quarantine|report|serve|simulate|snapshot|spending|topics|watch|why)\b)/gu;

/**
 * Returns a hint with commands as they can be typed here. In a checkout, where npm started the
 * program, `tribe` is not on the path.
 */
export function typedHere(hint: string): string {
  const { npm_lifecycle_event: script, npm_package_name: of } = process.env;
  const isCheckout = of === 'tribefinder' && (script === 'tribe' || script === 'start');
  return isCheckout ? hint.replace(COMMAND, 'npm run -s tribe -- ') : hint;
}
