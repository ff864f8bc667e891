import { TribeError } from '../../model/errors.ts';
import { wideEncoding } from '../text/wide-encoding.ts';
import { WHAT_CAN_BE_IMPORTED } from './known.ts';
import type { Known } from './known.ts';
import { knownByBytes } from './known-bytes.ts';

const UTF_32 = { what: 'text in UTF-32', advice: 'Save it as UTF-8 and import it again.' };
const BINARY = { what: 'not text', advice: WHAT_CAN_BE_IMPORTED };

/** Throws a `TribeError` that says what a file is if its first bytes are not those of text. */
export function mustBeText(name: string, start: Buffer): void {
  const known = knownByBytes(start) ?? notText(start);
  if (known !== undefined) throw refusal(name, known);
}

/** The error of a file that is something else. Other files beside it may still be imported. */
export class WrongFile extends TribeError {}

/** Returns the error for a file that cannot be imported. */
export function refusal(name: string, { what, advice }: Known): WrongFile {
  return new WrongFile(`${name} is ${what}.`, advice);
}

function notText(start: Buffer): Known | undefined {
  const wide = wideEncoding(start);
  if (wide === 'UTF-32') return UTF_32;
  return wide === undefined && isBinary(start) ? BINARY : undefined;
}

/** Returns whether there are too many control characters for a text with a few bad lines. */
function isBinary(start: Buffer): boolean {
  let controls = 0;
  for (const byte of start) if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  return start.length >= 512 && controls > start.length / 20;
}
