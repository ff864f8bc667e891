import { type Content, element } from '../markup/markup.ts';

/** A "?" that opens the meaning of a technical term. */
export function help(term: string, meaning: string): Content {
  const question = element('summary', { 'aria-label': `What does “${term}” mean?` }, '?');
  return element('details', { class: 'help' }, question, meaning);
}
