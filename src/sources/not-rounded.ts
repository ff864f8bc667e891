import { show } from '../model/rejection.ts';
import { isRounded, roundingOf, WHY_ROUNDED } from '../model/rounded-ids.ts';
import { peopleOf, postsOf } from './ids-of.ts';
import type { Check } from './read-batch.ts';

/** A number as long as a new id, on its own: no part of a fraction or of a longer one. */
const LONG_NUMBERS = /(?<![\d.])\d{17,20}(?![\d.])/g;

/** Rejects rounded ids if the beginning of the file shows that some program rounded them. */
export function notRounded(head: string): Check {
  const rounding = roundingOf(head.match(LONG_NUMBERS) ?? []);
  if (rounding === undefined) return () => undefined;
  return (event) => {
    const rounded = [...peopleOf(event), ...postsOf(event)].find((id) => isRounded(id, rounding));
    return rounded === undefined ? undefined : `the id ${show(rounded)} ${WHY_ROUNDED}`;
  };
}
