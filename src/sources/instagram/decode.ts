import { isUtf8 } from 'node:buffer';

const ABOVE_LATIN_1 = /[^\0-\xff]/;
const BEYOND_ASCII = /[\x80-\xff]/;

/**
 * Instagram writes each byte of a text's UTF-8 as a character of its own: `CafÃ©` for `Café`.
 * Returns the original text. Returns a text unchanged if Instagram cannot have written it like that:
 * if it has characters beyond Latin-1, or its bytes are not UTF-8.
 *
 * @example decode('CafÃ©') // 'Café'
 */
export function decode(text: string): string {
  if (!BEYOND_ASCII.test(text) || ABOVE_LATIN_1.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}
