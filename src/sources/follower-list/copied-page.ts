/** A button occurs at least so often, and in at least one of so many lines. */
const LEAST = 3;
const ONE_IN = 8;
/** A person has at most so many lines: a picture, a handle, marks, a name, and a button. */
const MOST_LINES = 6;
const MOST_PEOPLE = 0.9;
/** Display names that could be handles are in less than this share of the people. */
const MOST_NAMES = 0.6;

/** In a list of handles, at least this share of the lines are words that can be handles. */
const MOST_WORDS = 0.9;

/** A handle as platforms without `@` show it: in small letters. */
export function isPlainHandle(line: string): boolean {
  return /^(?=.*[a-z])[a-z0-9._]{2,30}$/u.test(line.trim());
}

/**
 * Returns the lines that end each person on a copied page without `@`, such as Instagram's: the
 * buttons, in any language. Undefined if the lines are no such page.
 *
 * @example buttonsOn(['ada', 'Ada L.', 'Folgen', 'bob', 'Bob', 'Folgen', 'cy', 'Folgen']) // ['Folgen']
 */
export function buttonsOn(lines: readonly string[]): string[] | undefined {
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  const counts = new Map<string, number>();
  for (const line of written) counts.set(line, (counts.get(line) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count >= LEAST).sort(([, a], [, b]) => b - a);
  if (repeated.length === 0 || isListWithRepeats(written, repeated)) return undefined;
  const [, most] = repeated[0]!;
  // Of lines as frequent, the last one ends a person.
  const last = repeated
    .filter(([, count]) => count === most)
    .map(([line]) => line)
    .toSorted((a, b) => written.indexOf(b) - written.indexOf(a))[0]!;
  const parts = partsBetween(written, [last]);
  const isPerson = (line: string): boolean => isPlainHandle(line) && counts.get(line)! < LEAST;
  // Another button, such as `Following`, stands between two people that the first one does not part.
  const frequent = repeated
    .map(([line]) => line)
    .filter((line) => line !== last && partsAll(parts, line, isPerson));
  const others = [
    ...frequent,
    ...rareButtons(partsBetween(written, [last, ...frequent]), isPerson),
  ];
  const buttons = [last, ...others];
  return isPage(partsBetween(written, buttons), isPerson, written.length) ? buttons : undefined;
}

/**
 * Whether lines are handles of which some occur again, as in lists that were joined, and no page whose
 * buttons and names are one word each.
 */
function isListWithRepeats(
  written: readonly string[],
  repeated: readonly (readonly [line: string, count: number])[],
): boolean {
  const words = written.filter((line) => /^[\w.@-]+$/u.test(line)).length;
  if (words < MOST_WORDS * written.length) return false;
  const lines = repeated.map(([line]) => line);
  return lines.some(isPlainHandle) || !lines.includes(written.at(-1)!);
}

function partsBetween(written: readonly string[], buttons: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of written) {
    if (buttons.includes(line)) parts.push([]);
    else parts.at(-1)!.push(line);
  }
  return parts.filter((part) => part.length > 0);
}

function partsAll(
  parts: readonly string[][],
  line: string,
  isPerson: (line: string) => boolean,
): boolean {
  return parts.every((part) => {
    const at = part.indexOf(line);
    return at < 0 || (part.slice(0, at).some(isPerson) && part.slice(at).some(isPerson));
  });
}

/** Lines between two people in a part that is long enough for two. */
function rareButtons(parts: readonly string[][], isPerson: (line: string) => boolean): string[] {
  const lengths = parts.map(({ length }) => length).toSorted((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 0;
  return parts
    .filter(({ length }) => length > 2 * usual)
    .flatMap((part) =>
      part.filter(
        (line, at) =>
          at > 0 &&
          !isPerson(line) &&
          isPerson(part[at + 1] ?? '') &&
          part.slice(0, at).some(isPerson),
      ),
    );
}

function isPage(
  parts: readonly string[][],
  isPerson: (line: string) => boolean,
  lines: number,
): boolean {
  const inside = parts.slice(1, -1);
  const handles = inside.map((part) => part.filter(isPerson).length);
  const whole = inside.filter((part, at) => part.length <= MOST_LINES && handles[at]! > 0).length;
  const names = handles.filter((count) => count > 1).length;
  return (
    parts.length >= LEAST &&
    parts.length * ONE_IN >= lines &&
    whole >= MOST_PEOPLE * inside.length &&
    names <= MOST_NAMES * inside.length
  );
}
