import { shownForm } from '../../text/normal-form.ts';
import { tokens } from '../../text/tokens.ts';
import { isUnspaced, wordsOfHashtag, wordsOfRun } from '../../text/word-parts.ts';

/** The most terms in a label. */
const MOST_IN_LABEL = 3;

/** We read this many posts, enough to see how people write a word. */
const MOST_POSTS_READ = 50;

/** Lower case is usual if at least this share of the uses of a word have it. */
const LEAST_SMALL = 1 / 3;

/** A topic is a person if at least this share of its posts mention them. */
const LEAST_MENTIONED = 0.5;

/**
 * Returns the label of a topic by its words: its most distinctive terms as people write them, at
 * most three, joined by a dot. Each begins with a capital; names and abbreviations keep theirs.
 * Hashtags become their words (`#MachineLearning` is Machine Learning), unless people write one as
 * a word (`#TypeScript` is TypeScript). Of words with the same beginning only the first appears. An
 * account appears only if half of the posts mention it.
 *
 * @param terms in their shown forms, most distinctive first; at least one.
 * @param texts of posts of the topic.
 * @param language of most texts, by whose rules letters get capitals.
 */
export function topicLabel(
  terms: readonly string[],
  texts: readonly string[],
  language: string,
): string {
  const wanted = new Set(terms.flatMap((term) => [term, term.replace(/^#/u, '')]));
  const read = texts.slice(0, MOST_POSTS_READ);
  const forms = writtenForms(read, wanted);
  const fit = terms.filter((term) => !term.startsWith('@') || isMentioned(term, read));
  const words: string[] = [];
  for (const term of fit.length > 0 ? fit : terms) {
    const word = capitalised(asWords(term, forms), language);
    if (!words.some((other) => beginAlike(other, word))) words.push(word);
    if (words.length === MOST_IN_LABEL) break;
  }
  return words.join(' · ');
}

function isMentioned(handle: string, texts: readonly string[]): boolean {
  const mentions = texts.filter((text) => text.toLowerCase().includes(handle));
  return mentions.length >= LEAST_MENTIONED * texts.length;
}

/** Gives a word a first capital, unless it has one somewhere (iPhone). */
function capitalised(word: string, language: string): string {
  if (/\p{Lu}/u.test(word)) return word;
  return word.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(language));
}

type Forms = Map<string, number>;

/** Counts the forms of each term, where its author had a choice of capitals. */
function writtenForms(texts: readonly string[], terms: ReadonlySet<string>): Map<string, Forms> {
  const found = new Map<string, Forms>();
  const add = (term: string, form: string): void => {
    if (!terms.has(term)) return;
    const forms = found.get(term) ?? new Map<string, number>();
    forms.set(form, (forms.get(form) ?? 0) + 1);
    found.set(term, forms);
  };
  for (const text of texts) {
    const isShouted = SHOUTED.test(text);
    const beginners = new Set(text.matchAll(BEGINNER).map(([, word]) => word));
    tokens(text).forEach(({ kind, text: token }) => {
      if (kind !== 'word') add(shownForm(token), token);
      else if (!isShouted && !beginners.has(token)) {
        for (const word of wordsOfRun(token)) {
          const plain = word.replace(/['’ʼ]s$/u, '');
          add(shownForm(plain), plain);
        }
      }
    });
  }
  return found;
}

/** Three consecutive words in capitals. In such a text, capitals mean nothing. */
const SHOUTED = /(?:(?<!\p{Lu})\p{Lu}{2,}\P{L}+){2}\p{Lu}{2,}/u;

/** The first word of a sentence. It has a capital in any case, unless all of it is in capitals. */
const BEGINNER =
  /(?:^|[.!?…:;\u2013\u2014-]\s*|\n[^\S\n]*)["'“‘(¡¿]*(\p{Lu}[\p{Ll}\p{M}]*)(?![\p{L}\p{N}])/gu;

function asWords(term: string, written: ReadonlyMap<string, Forms>): string {
  if (!term.startsWith('#')) return asWord(term, written.get(term)) ?? term;
  const plain = asWord(term.slice(1), written.get(term.slice(1)));
  return plain ?? wordsOfTag(commonest(written.get(term) ?? new Map(), hasCapitals) ?? term);
}

/**
 * Returns the lower-case form if it is usual, else the commonest form; `undefined` if nobody writes
 * it.
 */
function asWord(word: string, forms: Forms = new Map()): string | undefined {
  const all = [...forms.values()].reduce((sum, count) => sum + count, 0);
  if (all > 0 && (forms.get(word) ?? 0) >= LEAST_SMALL * all) return word;
  return commonest(forms, () => true);
}

/** Returns whether capitals or other marks separate a hashtag into at least two words. */
function hasCapitals(tag: string): boolean {
  return wordsOfHashtag(tag).length > 1;
}

/**
 * Returns the commonest of the preferred forms, else of all; of equals the first by code points.
 */
function commonest(forms: Forms, prefer: (form: string) => boolean): string | undefined {
  const ranked = [...forms].sort(
    ([a, m], [b, n]) => Number(prefer(b)) - Number(prefer(a)) || n - m || (a < b ? -1 : 1),
  );
  return ranked[0]?.[0];
}

function wordsOfTag(tag: string): string {
  const words = isUnspaced(tag) ? [] : wordsOfHashtag(tag);
  return words.length > 0 ? words.join(' ') : tag.slice(1);
}

/** Words begin alike if they share this many letters, and this share of the shorter word. */
const LEAST_ALIKE = { letters: 4, share: 0.7 };

/**
 * Returns whether words have the same beginning (`married` and `marriage`, `program` and
 * `programmers`) or differ in one letter (`woman` and `women`).
 */
function beginAlike(first: string, second: string): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const shorter = Math.min(a.length, b.length);
  if (a === b || same >= Math.max(LEAST_ALIKE.letters, LEAST_ALIKE.share * shorter)) return true;
  return (
    shorter > LEAST_ALIKE.letters &&
    a.length === b.length &&
    a.slice(same + 1) === b.slice(same + 1)
  );
}
