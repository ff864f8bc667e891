const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const INVISIBLE = /^[\p{M}\p{Cc}\p{Cf}]*$/u;
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Emoji}\uFE0F)/v;
/** Characters that terminals draw two columns wide: some scripts, full-width forms, CJK punctuation. */
const WIDE =
  /^(?:(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tangut}]|[\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6])/u;

/** Returns how many terminal columns a text takes (Unicode Standard Annex 11; emoji take two). */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Returns the text, cut with an ellipsis if it is wider than `columns`. */
export function cutToWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const { segment } of graphemes.segment(text)) {
    width += graphemeWidth(segment);
    if (width > columns) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function graphemeWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) || EMOJI.test(grapheme) ? 2 : 1;
}
