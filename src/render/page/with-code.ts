import { element } from '../markup/markup.ts';
import type { Content } from '../markup/markup.ts';

/** A sentence in which what stands between backticks is something to type. */
export function withCode(text: string): Content[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}
