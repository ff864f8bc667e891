import type { Analysis } from '../../analysis/result.ts';
import { createTermReader } from '../../analysis/text/terms.ts';
import { namesInText } from './names-in-text.ts';

/** A term that fewer people and fewer posts have may tell who they are. */
const FEWEST_PEOPLE = 5;
const FEWEST_POSTS = 3;

/** What of an audience's words viewers may see. */
export interface ShownTerms {
  /** Whether a term is common enough and names nobody. */
  mayShow(term: string): boolean;
  /** Whether a text holds a handle, a mention or a name. */
  namesSomebody(text: string): boolean;
}

/** Cost: O(length of all texts). */
export function shownTerms(analysis: Analysis): ShownTerms {
  const interests = commonInterests(analysis);
  const common = new Set([...interests, ...commonInPosts(analysis)]);
  const isCommon = (term: string): boolean => {
    const words = bare(term).split(/\s+/u);
    return common.has(words.join('')) || words.every((word) => common.has(word));
  };
  const namesSomebody = namesInText(analysis.log, interests);
  return { namesSomebody, mayShow: (term) => isCommon(term) && !namesSomebody(term) };
}

function commonInterests({ interests }: Analysis): Set<string> {
  const people = new Int32Array(interests.terms.length);
  for (const term of interests.weights.column) people[term]++;
  return new Set(interests.terms.filter((_, term) => people[term] >= FEWEST_PEOPLE).map(bare));
}

/** Terms in the forms in which they are shown, and in their stems. */
function commonInPosts({ log }: Analysis): string[] {
  const read = createTermReader();
  const posts = new Map<string, number>();
  const forms = new Map<string, string>();
  for (const { text, lang } of log.posts) {
    const terms = read(text, lang);
    for (const { key, shown } of terms) forms.set(bare(shown), bare(key));
    for (const key of new Set(terms.map((term) => bare(term.key))))
      posts.set(key, (posts.get(key) ?? 0) + 1);
  }
  const isCommon = (key: string): boolean => posts.get(key)! >= FEWEST_POSTS;
  return [...forms].filter(([, key]) => isCommon(key)).flat();
}

function bare(term: string): string {
  return term.normalize('NFKC').toLowerCase().replace(/^#/u, '');
}
