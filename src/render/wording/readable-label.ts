const ESCAPE_SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/gu;
const SPACES = /[\s\p{Cc}]+/gu;
/** Invisible format characters, except those that join letters or make up emoji. */
const FORMAT = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}/gu;
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const LONGEST_LABEL = 60;
const LONGEST_NOTE = 400;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Returns a text from outside (a label, a name) as one short line that is safe to show beside our
 * own words: no terminal escape sequences, control or bidirectional override characters, lone
 * surrogates or piled accents, and at most 60 characters. The caller still escapes what its format
 * needs escaped. Never empty: returns `(no label)` if nothing is left.
 */
export function readableLabel(text: string): string {
  return readableLine(text, LONGEST_LABEL) || '(no label)';
}

/** Does the same for a sentence that may quote such a text: a warning, a reason. */
export function readableNote(text: string): string {
  return readableLine(text, LONGEST_NOTE) || '(no reason given)';
}

function readableLine(text: string, longest: number): string {
  const line = text
    .slice(0, 20 * longest)
    .toWellFormed()
    .replace(ESCAPE_SEQUENCES, '')
    .replace(SPACES, ' ')
    .replace(FORMAT, '')
    .replace(PILED_MARKS, '$1')
    .trim();
  const characters = Array.from(graphemes.segment(line), ({ segment }) => segment);
  if (characters.length <= longest) return line;
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}
