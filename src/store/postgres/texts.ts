/** PostgreSQL cannot store NUL in a text. This character, which no text should contain, replaces it. */
const ESCAPE = '\u{10FFFF}';
const ESCAPED = /\0|\u{10FFFF}/gu;
const STORED = /\u{10FFFF}([01])/gu;

/** Returns a text as it is stored. */
export function toStored(text: string): string {
  if (!text.includes('\0') && !text.includes(ESCAPE)) return text;
  return text.replace(ESCAPED, (found) => (found === '\0' ? `${ESCAPE}0` : `${ESCAPE}1`));
}

/** Returns the text that {@link toStored} was given. */
export function fromStored(stored: string): string {
  if (!stored.includes(ESCAPE)) return stored;
  return stored.replace(STORED, (_, which: string) => (which === '0' ? '\0' : ESCAPE));
}
