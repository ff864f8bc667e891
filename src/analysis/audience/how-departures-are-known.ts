import type { Spells } from './audience.ts';

/** How many departures lie somewhere between two times, and how many have an exact time. */
export function howDeparturesAreKnown({ count, leaveAfter, leaveBefore }: Spells): {
  between: number;
  exact: number;
} {
  let between = 0;
  let exact = 0;
  for (let s = 0; s < count; s++) {
    if (leaveBefore[s] === Infinity) continue;
    if (leaveAfter[s] < leaveBefore[s]) between++;
    else exact++;
  }
  return { between, exact };
}
