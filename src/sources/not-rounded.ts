import { show } from '../model/rejection.ts';
import { isRounded, roundingOf, WHY_ROUNDED } from '../model/rounded-ids.ts';
import { peopleOf, postsOf } from './ids-of.ts';
import type { Check } from './read-batch.ts';

/** Finds numbers as long as a new id, but no parts of fractions or of longer numbers. */
const LONG_NUMBERS = /(?<![\d.])\d{17,20}(?![\d.])/g;

/** Returns a check that rejects rounded ids, if the beginning of the file shows that it has some. */
export function notRounded(head: string): Check {
  const rounding = roundingOf(head.match(LONG_NUMBERS) ?? []);
  if (rounding === undefined) return () => undefined;
  return (event) => {
    const rounded = [...peopleOf(event), ...postsOf(event)].find((id) => isRounded(id, rounding));
    return rounded === undefined ? undefined : `the id ${show(rounded)} ${WHY_ROUNDED}`;
  };
}
