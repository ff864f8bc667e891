import type { ListHints, ListQuestion } from './list-question.ts';

/** The answers about a list that hold for every list with the same columns. */
export type LastingAnswers = Pick<ListHints, 'as' | 'map' | 'dates'>;

/** A kind of list that the owner has described, by its columns. */
export interface RememberedList {
  /** A digest of the columns. */
  key: string;
  columns: string[];
  answers: LastingAnswers;
  /** When it was last described, in ms since 1970. */
  at: number;
}

/** Real headers are far shorter. */
const MOST_CHARACTERS = 20_000;

/** Whether columns have names of their own. Numbers in place of names would fit other lists too. */
export function canBeRemembered(columns: readonly string[]): boolean {
  const isNamed = columns.some((name, at) => name !== String(at + 1) && name !== 'value');
  return isNamed && columns.join('').length <= MOST_CHARACTERS;
}

/** Returns the answers that last; `undefined` if there are none. */
export function lastingAnswers({ as, map, dates }: ListHints): LastingAnswers | undefined {
  const answers = { ...(as && { as }), ...(map && { map }), ...(dates && { dates }) };
  return Object.keys(answers).length === 0 ? undefined : answers;
}

/**
 * Returns the answers to a list that remembered answers add to those given: columns always, the kind
 * and the order of dates only where they are asked for. `undefined` if they add nothing.
 */
export function recalled(
  { as, map, dates }: LastingAnswers,
  asks: ListQuestion['asks'],
  said: LastingAnswers,
): LastingAnswers | undefined {
  const isNew =
    map !== undefined && Object.keys(map).some((column) => !(column in (said.map ?? {})));
  return lastingAnswers({
    ...(asks.includes('as') && as && { as }),
    ...(isNew && { map: { ...map, ...said.map } }),
    ...(asks.includes('dates') && dates && { dates }),
  });
}
