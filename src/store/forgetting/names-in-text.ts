/** What separates values in lines of JSON and CSV, whole or broken. */
const BETWEEN_CELLS = /[\t\r\n"',;[\]{}]+/u;

/** The values that a line holds: texts of its JSON, and whatever stands between separators. */
export function cellsIn(text: string): Set<string> {
  const cells = new Set(text.split(BETWEEN_CELLS).map((cell) => cell.trim()));
  addTexts(parsed(text), cells);
  cells.delete('');
  return cells;
}

/** The same, also where only spaces are between them. */
export function wordsIn(text: string): Set<string> {
  // A number in JSON stands behind its colon.
  return new Set(text.split(/[\s"',;[\]{}]+/u).map((word) => word.replace(/^:/u, '')));
}

/**
 * Whether a line names somebody: by id, by a handle as a value of its own, or as `@handle`. A word
 * in a sentence is no handle.
 */
export function namesPerson(text: string, id: string, handles: readonly string[]): boolean {
  if (wordsIn(text).has(id)) return true;
  const cells = cellsIn(text);
  if (cells.has(id)) return true;
  const folded = new Set(cells.values().map((cell) => cell.toLowerCase()));
  return handles.some((handle) => {
    const name = handle.toLowerCase();
    return folded.has(name) || mentions(text.toLowerCase(), name);
  });
}

/** Whether a text holds `@name`, and not only as the beginning of a longer name. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(`@${name}`); at >= 0; at = text.indexOf(`@${name}`, at + 1)) {
    if (!/^[\p{L}\p{N}_]/u.test(text.slice(at + 1 + name.length))) return true;
  }
  return false;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Not by recursion: the text may be nested as deep as it is long. */
function addTexts(value: unknown, texts: Set<string>): void {
  const left = [value];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if (typeof part === 'string') texts.add(part);
    else if (typeof part === 'object' && part !== null) left.push(...Object.values(part));
  }
}
