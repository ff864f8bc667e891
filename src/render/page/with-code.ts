import { element } from '../markup/markup.ts';
import type { Content } from '../markup/markup.ts';

/** Splits a sentence into text and code; code is between backticks. */
export function withCode(text: string): Content[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}
