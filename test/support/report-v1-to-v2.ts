/**
 * What changed its name between version 1 and version 2 of the JSON that the program prints. One
 * line per field or word.
 */
const FIELDS: Record<string, string> = {};

/** Words that changed, by the old name of the field whose value they are. */
const WORDS: Record<string, Record<string, string>> = {};

/** Sentences, which may be reworded, and what says with which version a report was made. */
const NOT_COMPARED = new Set([
  'version',
  'settings',
  'digest',
  'warnings',
  'reason',
  'fault',
  'message',
]);

/** What the program of version 2 prints where that of version 1 printed `value`. */
export function fromVersion1(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => fromVersion1(entry, field));
  if (typeof value === 'string') return WORDS[field]?.[value] ?? value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NOT_COMPARED.has(name))
      .map(([name, part]) => [FIELDS[name] ?? name, fromVersion1(part, name)]),
  );
}
