import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { TribeError } from '../model/errors.ts';

/**
 * The only file that touches standard output and standard error (a lint rule holds this). A pipe or
 * a file gets every byte as it is. A terminal obeys control characters, so there they become visible
 * escapes: only styles that {@link stylesFor} marked still work.
 */
export type StreamName = 'stdout' | 'stderr';

/** Control and format characters. The joiners of emoji and of Persian do no harm. */
const UNPRINTABLE = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** The same without the characters of our own layout. */
const UNPRINTABLE_IN_LINES = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** The sequences by which prompts and progress bars move the cursor, clear a line and colour text. */
const CURSOR = /\u001b(?:\[\??[\d;]*[A-HJKfhlm]|[78])|\r/g;

const USUAL_COLUMNS = 80;

/** Marks styles. Texts from outside can't contain a style, because they can't know this word. */
const STYLE = randomUUID();

export function isTerminal(name: StreamName): boolean {
  return process[name].isTTY === true;
}

/** Some terminals report 0 columns. */
export function columnsOf(name: StreamName): number {
  return process[name].columns || USUAL_COLUMNS;
}

export function write(name: StreamName, text: string): void {
  process[name].write(isTerminal(name) ? forTerminal(text) : text);
}

/**
 * Writes a file to standard output: a report, an export. Resolves once the reader has all of it.
 *
 * @param isJson whether escapes on a terminal must be those of JSON.
 */
export async function writeFileOut(
  chunks: Iterable<string> | AsyncIterable<Uint8Array>,
  isJson: boolean,
): Promise<void> {
  const shown = isJson ? escapedInJson : forTerminal;
  for await (const chunk of chunks) {
    const isShown = typeof chunk === 'string' && isTerminal('stdout');
    const text = isShown ? shown(chunk.replaceAll('\r\n', '\n')) : chunk;
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}

/**
 * Ends the program without an error when the reader of a pipe has gone, as in `tribe … | head`, and
 * with one when output cannot be written, as on a full disk.
 */
export function endWhenUnwritable(report: (error: unknown) => number): void {
  process.stderr.on('error', () => process.exit());
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit();
    const cause = code === 'ENOSPC' ? 'the disk is full' : message;
    const advice = 'Write to a file or pipe with enough space.';
    process.exit(report(new TribeError(`The output cannot be written: ${cause}.`, advice)));
  });
}

/** Replaces the last line of a terminal's standard error. An empty text clears it. */
export function writeStatusLine(text: string): void {
  process.stderr.write(`\r\u001b[2K${printable(text)}`);
}

/** Standard error for packages that draw on a terminal: the cursor moves, nothing else passes. */
export function drawingStream(): NodeJS.WriteStream {
  const drawing = new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      process.stderr.write(withoutHarm(String(text)), done);
    },
  });
  const { isTTY, rows } = process.stderr;
  return Object.assign(drawing, { isTTY, rows, columns: columnsOf('stderr') }) as never;
}

function withoutHarm(text: string): string {
  const cursor = text.match(CURSOR) ?? [];
  const between = text.split(CURSOR).map(forTerminal);
  return between.map((part, at) => part + (cursor[at] ?? '')).join('');
}

const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Styles = Record<keyof typeof STYLES, (text: string) => string>;

/** Returns bold type and colours for a stream; plain text unless it is a terminal that has them. */
export function stylesFor(name: StreamName): Styles {
  const { NO_COLOR, TERM } = process.env;
  const isPlain = !isTerminal(name) || Boolean(NO_COLOR) || TERM === 'dumb';
  const style = ([on, off]: readonly [number, number]) =>
    isPlain ? (text: string) => text : (text: string) => `${STYLE}[${on}m${text}${STYLE}[${off}m`;
  const styles = Object.entries(STYLES).map(([word, codes]) => [word, style(codes)]);
  return Object.fromEntries(styles) as Styles;
}

function forTerminal(text: string): string {
  return text.replace(UNPRINTABLE_IN_LINES, visible).replaceAll(STYLE, '\u001b');
}

/**
 * Returns a text from outside as one line that is safe to print. Characters that would move the
 * cursor, change colours or reverse the writing direction become visible escapes.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, visible);
}

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Returns JSON that is equal, without characters that a terminal obeys. */
export function escapedInJson(json: string): string {
  return json.replace(UNPRINTABLE_IN_LINES, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
