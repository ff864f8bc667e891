import { isStopWord } from './stop-words.ts';

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// The dictionary for these scripts is the same in every locale.
const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' });

const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const ONE_HAN = /^\p{Script=Han}$/u;
const FEW_HIRAGANA = /^\p{Script=Hiragana}{1,2}$/u;
// What may follow a noun: particles and the copula. Anything else continues the word before it.
const AFTER_NOUN = /^(?:[はがをにでともへやのだな]|から|まで|より|など|だけ|です|って|した|する)/u;
const NOMINAL_END = /^[きしちにみりぎじびぴえけせてねめれげぜべぺい]$/u;

/** Returns whether a text has a script without spaces between words. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/**
 * Splits a run of letters into words, if its script has no spaces between words (Chinese, Japanese,
 * Thai, Lao, Khmer, Burmese). Any other run is one word.
 *
 * The segmenter cuts words that its dictionary lacks too small. So this joins consecutive pieces
 * of katakana, and consecutive single Chinese characters. It also joins a character with the one
 * hiragana that makes it a noun (推し). It leaves out words of one or two hiragana, which are nearly
 * always particles and endings, and the stems that such endings were cut from (泣 of 泣かされる).
 */
export function wordsOfRun(run: string): string[] {
  if (!isUnspaced(run)) return [run];
  const words: string[] = [];
  let joinable: 'katakana' | 'han' | undefined;
  let isOneHan = false;
  for (const { segment, isWordLike } of SEGMENTER.segment(run)) {
    if (!isWordLike) continue;
    if (isOneHan && FEW_HIRAGANA.test(segment) && !AFTER_NOUN.test(segment)) {
      const stem = words.pop()!;
      if (NOMINAL_END.test(segment)) words.push(stem + segment);
      [joinable, isOneHan] = [undefined, false];
      continue;
    }
    const kind = joinableKind(segment);
    const joins = kind !== undefined && kind === joinable;
    if (joins) words[words.length - 1] += segment;
    else words.push(segment);
    isOneHan = !joins && ONE_HAN.test(segment);
    joinable = kind;
  }
  return words.filter((word) => !FEW_HIRAGANA.test(word));
}

function joinableKind(segment: string): 'katakana' | 'han' | undefined {
  if (KATAKANA.test(segment)) return 'katakana';
  const alone = ONE_HAN.test(segment) && !isStopWord(segment, 'zh') && !isStopWord(segment, 'ja');
  return alone ? 'han' : undefined;
}

const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L}\p{L})(?=\p{N})/u;

/**
 * Returns the words inside a hashtag, separated by capitals, underscores and digits:
 * `#LoveIsLove2024` gives Love, Is, Love, 2024; `#rustlang` gives rustlang.
 */
export function wordsOfHashtag(hashtag: string): string[] {
  return hashtag
    .slice(1)
    .split(/[_・]+/u)
    .flatMap((part) => part.split(HUMP))
    .filter((part) => part !== '')
    .flatMap(wordsOfRun);
}
