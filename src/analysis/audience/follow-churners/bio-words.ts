import type { People } from '../../../model/audience-log.ts';
import { shownForm } from '../../text/normal-form.ts';
import { tokens } from '../../text/tokens.ts';
import { wordsOfRun } from '../../text/word-parts.ts';
import { type Evidence, STANDING } from './evidence.ts';

/** This many bios of stayers are enough to show what is usual. */
const MOST_STAYERS = 2000;
/** A word marks follow churners if this many other follow churners use it, as a number and a share, */
const LEAST_BIOS = 3;
const LEAST_SHARE = 0.04;
/** and this many times as often as others do. An interest many people share is below that. */
const LEAST_RATIO = 8;
/** Bios of follow churners that are as usual, before any is known. */
const PRIOR_BIOS = 10;

export interface BioWords extends Evidence {
  /** The words of a bio that mark follow churners, in their order. */
  markers(person: number): string[];
}

/**
 * Evidence from bios: whether they have a word that marks follow churners, in any language. The words
 * are learned, not listed, and a person's own bio doesn't count for them.
 *
 * Cost: O(length of the bios of repeaters, doubtful people and some stayers).
 */
export function bioWords({ count, profiles }: People, standing: Uint8Array): BioWords {
  const words: string[] = [];
  const numberOf = new Map<string, number>();
  const wordsOf = new Map<number, number[]>();
  const stayers: number[] = [];
  const read = (person: number): void => {
    const own = distinctWords(profiles[person]!.bio!);
    for (const word of own) if (!numberOf.has(word)) numberOf.set(word, words.push(word) - 1);
    wordsOf.set(
      person,
      own.map((word) => numberOf.get(word)!),
    );
  };
  for (let person = 0; person < count; person++) {
    if ((profiles[person]?.bio ?? '') === '') continue;
    if (standing[person] === STANDING.stayer) stayers.push(person);
    else if (standing[person] !== STANDING.open) read(person);
  }
  const step = Math.ceil(stayers.length / MOST_STAYERS);
  for (let i = 0; i < stayers.length; i += step) read(stayers[i]);

  const byChurners = new Float64Array(words.length);
  const byOthers = new Float64Array(words.length);
  let bios = { churners: 0, others: 0 };
  let learnedFrom = new Float64Array(count);
  let marked = 0;
  let unmarked = 0;
  const markers = (person: number): number[] => {
    const own = learnedFrom[person];
    return (wordsOf.get(person) ?? []).filter((word) => {
      const churners = byChurners[word] - own;
      const others = (byOthers[word] - (1 - own) + 0.5) / (bios.others + 1);
      const share = churners / (bios.churners - own + PRIOR_BIOS);
      return churners >= LEAST_BIOS && share >= Math.max(LEAST_SHARE, LEAST_RATIO * others);
    });
  };
  return {
    learn(chance) {
      learnedFrom = chance.slice();
      byChurners.fill(0);
      byOthers.fill(0);
      bios = { churners: 0, others: 0 };
      for (const [person, own] of wordsOf) {
        bios.churners += chance[person];
        bios.others += 1 - chance[person];
        for (const word of own) {
          byChurners[word] += chance[person];
          byOthers[word] += 1 - chance[person];
        }
      }
      let [churners, others] = [0, 0];
      for (const person of wordsOf.keys()) {
        if (markers(person).length === 0) continue;
        churners += chance[person];
        others += 1 - chance[person];
      }
      const usual = (others + 0.5) / (bios.others + 1);
      const share = (churners + PRIOR_BIOS * usual) / (bios.churners + PRIOR_BIOS);
      marked = Math.log(share / usual);
      unmarked = Math.log((1 - share) / (1 - usual));
    },
    logRatio(person) {
      if (!wordsOf.has(person)) return 0;
      return markers(person).length > 0 ? marked : unmarked;
    },
    markers: (person) => markers(person).map((word) => words[word]),
  };
}

function distinctWords(bio: string): string[] {
  const found = tokens(bio).flatMap(({ kind, text }) =>
    kind === 'word' ? wordsOfRun(text).map(shownForm) : kind === 'mention' ? [] : [shownForm(text)],
  );
  return [...new Set(found)];
}
