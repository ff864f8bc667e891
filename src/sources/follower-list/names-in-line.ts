/** Marks before an entry of a list: `1.`, `2)`, `-`, `*`, `•`, and boxes such as `- [x]`. */
const MARK = /^(?:[-*•·‣◦–—]|\d{1,7}[.)])\s+(?:\[[ xX]?\]\s+)?/u;

/** Quotes and brackets around a name, and punctuation after it. */
const BEFORE = /^[\s"'`<([{]+/u;
const AFTER = /[\s"'`>)\]},;:]+$/u;

/** A link in Markdown. */
const LINK = /^\[[^\]]{0,200}\]\((?<address>[^\s()]{1,500})\)/u;

/** A line with more characters is no line of names, except on a single line with all of them. */
const LONGEST_ENTRY = 300;

/**
 * Returns the people in a line of a text: one handle, id or address, with or without a mark, quotes
 * or a name beside it; or several, separated by commas or, if all begin with `@` or are addresses, by
 * spaces. Empty if the line can be anything else.
 *
 * @example namesIn('1. @ada') // ['@ada']
 * @example namesIn('Ada Lovelace (@ada)') // ['@ada']
 * @example namesIn('@ada @bob_s') // ['@ada', '@bob_s']
 */
export function namesIn(line: string): string[] {
  const entry = line.trim().replace(MARK, '');
  const linked = LINK.exec(entry)?.groups?.address;
  if (linked !== undefined) return isMarked(linked) ? [linked] : [];
  const text = bare(entry);
  if (isName(text)) return [text];
  const words = partsOf(text, /[\s,;|]+/u);
  if (words.length > 1 && words.every(isMarked)) return words;
  const listed = partsOf(text, /\s*[,;]\s*/u);
  if (listed.length > 1 && listed.every(isListed)) return listed;
  return nameBeside(text);
}

/** Whether each of the names can be nothing else: a handle with `@`, or an address. */
export function areMarked(names: readonly string[]): boolean {
  return names.every(isMarked);
}

/** Whether a line has a handle with `@` and nothing else, as on a copied page of followers. */
export function isHandleAlone(line: string): boolean {
  return /^@[\w.-]+(?:@[\w.-]+)?$/u.test(line.trim());
}

/** Returns the only marked handle of a line, if it is the first or the last word. */
function nameBeside(text: string): string[] {
  if (text.length > LONGEST_ENTRY || /[,;|\t]/u.test(text)) return [];
  const words = partsOf(text, /\s+/u);
  const marked = words.filter(isMarked);
  const [name] = marked;
  const isAtEnd = name === words[0] || name === words.at(-1);
  return marked.length === 1 && isAtEnd ? marked : [];
}

function partsOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map(bare)
    .filter((part) => part !== '');
}

function bare(text: string): string {
  return text.replace(BEFORE, '').replace(AFTER, '');
}

/** Whether a text can be an id, a handle or an address, and nothing else. */
function isName(text: string): boolean {
  return /^@?[\p{L}\p{N}_.-]+(?:@[\w.-]+)?$/u.test(text) || isMarked(text);
}

/** Whether a text between commas is a name, and not a part of 1,234,567. */
function isListed(text: string): boolean {
  return isName(text) && !/^\d{1,4}$/.test(text);
}

function isMarked(text: string): boolean {
  return /^(?:@[\p{L}\p{N}_.-]+(?:@[\w.-]+)?|(?:https?:\/\/|did:|at:\/\/)[^\s,;"<>]+)$/u.test(text);
}
