import { isStopWord } from './stop-words.ts';

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// The dictionary that takes these scripts apart is the same for every locale.
const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' });

const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const ONE_HAN = /^\p{Script=Han}$/u;
const FEW_HIRAGANA = /^\p{Script=Hiragana}{1,2}$/u;
// What may follow a noun: particles and the copula. Anything else goes on with the word before.
const AFTER_NOUN = /^(?:[はがをにでともへやのだな]|から|まで|より|など|だけ|です|って|した|する)/u;
const NOMINAL_END = /^[きしちにみりぎじびぴえけせてねめれげぜべぺい]$/u;

/** Whether there is script in a text that is written without spaces between words. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/**
 * Takes a run of letters apart where its script writes no spaces between words (Chinese, Japanese,
 * Thai, Lao, Khmer, Burmese); any other run is a word already.
 *
 * What the segmenter's dictionary does not know it cuts too small: katakana, and Chinese
 * characters that stand alone one after another, are joined again; so is a character with the one
 * hiragana that makes it a noun (推し). Left out are words of one or two hiragana, which are all but
 * always particles and endings, and stems that such an ending was cut from (泣 of 泣かされる).
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
 * The words inside a hashtag, told apart by capitals, underscores and digits: `#LoveIsLove2024`
 * gives Love, Is, Love, 2024; `#rustlang` gives rustlang.
 */
export function wordsOfHashtag(hashtag: string): string[] {
  return hashtag
    .slice(1)
    .split(/[_・]+/u)
    .flatMap((part) => part.split(HUMP))
    .filter((part) => part !== '')
    .flatMap(wordsOfRun);
}
