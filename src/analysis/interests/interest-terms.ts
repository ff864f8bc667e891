import { shownForm } from '../text/normal-form.ts';
import type { Term, TermReader } from '../text/terms.ts';

/** An interest as a person shows it, and its strength. */
export interface ShownInterest {
  term: Term;
  count: number;
}

/** The weight of a word inside a hashtag or phrase. The whole has weight 1. */
const PART = 0.5;

/** Longer terms are sentences or attacks. */
const LONGEST_INTEREST = 100;

/** Longer than the bios of any platform. We ignore the rest. */
const LONGEST_BIO = 1000;

/** Up to this many interests, a linear search is faster than a map. */
const FEW = 16;

/** Reads interests from bios and from imported interests. */
export interface InterestReader {
  /** Returns each interest once, with its largest strength. */
  ofBio(bio: string, lang?: string): ShownInterest[];
  /** Returns the interests in an imported term: `#rustlang`, `@bob`, `machine learning`. */
  ofTerm(term: string): ShownInterest[];
}

/**
 * Makes a reader that treats `#MachineLearning` and `machinelearning` as one interest, and
 * `#RustLang` and `rustlang`. The words inside a hashtag or phrase count too, with less weight.
 */
export function createInterestReader(read: TermReader): InterestReader {
  const wholes = new Map<string, Term>();

  /** Returns the hashtag with the key that its letters have as a word. */
  const asWord = (hashtag: Term): Term => {
    let whole = wholes.get(hashtag.key);
    if (whole === undefined) {
      const words = read(hashtag.key.slice(1).replaceAll(/[_・]/gu, ''));
      whole = words.length === 1 ? { ...hashtag, key: words[0].key } : hashtag;
      wholes.set(hashtag.key, whole);
    }
    return whole.shown === hashtag.shown ? whole : { ...whole, shown: hashtag.shown };
  };

  const shownIn = (text: string, lang?: string): ShownInterest[] =>
    read(text, lang).map((term) =>
      term.kind === 'hashtag'
        ? { term: asWord(term), count: 1 }
        : { term, count: term.kind === 'part' ? PART : 1 },
    );

  return {
    ofBio: (bio, lang) => strongestOfEach(shownIn(bio.slice(0, LONGEST_BIO), lang)),
    ofTerm(written) {
      const shown = shownForm(written)
        .replaceAll(/[\s\p{C}]+/gu, ' ')
        .trim();
      if (shown === '' || shown.length > LONGEST_INTEREST) return [];
      const found = shownIn(written);
      if (found.length === 0) return [{ term: { kind: 'word', key: shown, shown }, count: 1 }];
      if (found.length === 1 || found[0].term.kind !== 'word') return strongestOfEach(found);
      const key = found.map(({ term }) => term.key).join(' ');
      const words = found.map(({ term }) => ({ term, count: PART }));
      return strongestOfEach([{ term: { kind: 'word', key, shown }, count: 1 }, ...words]);
    },
  };
}

/** Keeps the strongest interest of each key, at the place of the first. */
function strongestOfEach(interests: ShownInterest[]): ShownInterest[] {
  const kept: ShownInterest[] = [];
  const places = interests.length > FEW ? new Map<string, number>() : undefined;
  for (const interest of interests) {
    const { key } = interest.term;
    const at = places ? places.get(key) : kept.findIndex(({ term }) => term.key === key);
    if (at === undefined || at < 0) {
      places?.set(key, kept.length);
      kept.push(interest);
    } else if (kept[at].count < interest.count) kept[at] = interest;
  }
  return kept;
}
