import { readableLabel } from './readable-label.ts';
import type { Phrase } from './summary.ts';

/** The most labels in a sentence. */
const NAMED = 4;

/** Labels as part of a sentence: `A, B and C`, or `A, B, C and 3 others`. */
export function listedLabels(named: readonly { label: string }[]): Phrase[] {
  if (named.length > NAMED) {
    const rest = named.length - NAMED + 1;
    return [...joined(named.slice(0, NAMED - 1), ', '), ` and ${rest} others`];
  }
  return joined(named, ' and ');
}

function joined(named: readonly { label: string }[], beforeLast: string): Phrase[] {
  return named.flatMap(({ label }, at): Phrase[] => {
    const between = at === named.length - 1 ? beforeLast : ', ';
    const phrase = { label: readableLabel(label) };
    return at === 0 ? [phrase] : [between, phrase];
  });
}
