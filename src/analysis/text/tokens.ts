import emojiRegex from 'emoji-regex';
import { unescapeEntities } from './normal-form.ts';

/** A piece of a text as it was written. */
export interface Token {
  kind: 'word' | 'hashtag' | 'mention' | 'emoji';
  text: string;
}

/** Longer texts are cut here: no platform's posts are longer, and their subject is clear by then. */
const LONGEST_TEXT = 100_000;

// Text in these scripts follows a link or a word without a space between.
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}';
const LETTER = '\\p{L}\\p{M}\\p{N}';

const LINK_CHARACTER = `[^\\s<>"「」『』、。！？…${UNSPACED}]`;
const DOMAIN_LABEL = '[a-z0-9](?:[a-z0-9-]{0,62})';
const ENDINGS =
  'com|org|net|io|dev|co|app|ly|gg|me|tv|be|uk|es|de|fr|it|jp|br|eu|edu|gov|info|xyz|social';

const LINK = [
  // A server named in another script takes all up to the next space with it.
  `[hH][tT][tT][pP][sS]?://(?:[^\\s!-~]\\S*|${LINK_CHARACTER}*)`,
  `[wW][wW][wW]\\.${LINK_CHARACTER}+`,
  // Mail addresses.
  '[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4}',
  `(?:${DOMAIN_LABEL}\\.){1,4}(?:${ENDINGS})(?![${LETTER}.@-])(?:/${LINK_CHARACTER}*)?`,
].join('|');

const BOUNDARY = '(?<![\\p{L}\\p{M}\\p{N}_&@＠#＃])';
// A handle of X; one of Bluesky has dots, one of Mastodon names its server after a second @.
const MENTION = `(?<![A-Za-z0-9_&@＠#＃])[@＠](?:[A-Za-z0-9-]{1,63}(?:\\.[a-z0-9-]{2,63}){1,4}|[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{2,63}){1,4})?)`;
const HASHTAG = `${BOUNDARY}[#＃][${LETTER}_・]*[\\p{L}\\p{M}][${LETTER}_・]*`;
// With apostrophes inside, and the signs that make C++, C# and F# the words they are.
const WORD = `[\\p{L}\\p{N}][${LETTER}]*(?:['’ʼ][${LETTER}]+)*(?:(?<=[A-Za-z0-9])\\+\\+(?!\\+)|(?<=(?<![${LETTER}])[A-Za-z])#(?![${LETTER}#]))?`;

/** All that a text can hold without any of {@link MAY_HOLD_LINK}; four times as fast. */
const PLAIN_TOKENS = new RegExp(`(${HASHTAG})|(${WORD})`, 'gu');
const ALL_TOKENS = new RegExp(`(?:${LINK})|(${MENTION})|(${HASHTAG})|(${WORD})`, 'gu');

/** No link, mail address or mention is without one of these. */
const MAY_HOLD_LINK = /[@＠]|:\/\/|\.\S/u;

const EMOJI = emojiRegex();
const MAY_HOLD_EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/**
 * Takes a text apart into words, hashtags, mentions and emoji, in order, as written. Links and mail
 * addresses are left out altogether: their letters say nothing. Never throws. Cost: O(length).
 */
export function tokens(text: string): Token[] {
  const plain = unescapeEntities(text.slice(0, LONGEST_TEXT).toWellFormed());
  if (!MAY_HOLD_EMOJI.test(plain)) return tokensWithoutEmoji(plain);
  const found: Token[] = [];
  let end = 0;
  EMOJI.lastIndex = 0;
  // Not by `matchAll`, which makes a copy of this very long expression for every text.
  for (let match = EMOJI.exec(plain); match !== null; match = EMOJI.exec(plain)) {
    if (isPlainSign(match[0])) continue;
    found.push(...tokensWithoutEmoji(plain.slice(end, match.index)));
    found.push({ kind: 'emoji', text: match[0] });
    end = match.index + match[0].length;
  }
  found.push(...tokensWithoutEmoji(plain.slice(end)));
  return found;
}

/** Signs such as © that are emoji only where a variation selector says so. */
function isPlainSign(emoji: string): boolean {
  return emoji.length === 1 && !/\p{Emoji_Presentation}/u.test(emoji) && emoji < '\u2600';
}

function tokensWithoutEmoji(text: string): Token[] {
  const found: Token[] = [];
  if (!MAY_HOLD_LINK.test(text)) {
    for (const [, hashtag, word] of text.matchAll(PLAIN_TOKENS)) {
      if (word !== undefined) found.push({ kind: 'word', text: word });
      else found.push({ kind: 'hashtag', text: hashtag });
    }
    return found;
  }
  for (const [, mention, hashtag, word] of text.matchAll(ALL_TOKENS)) {
    if (word !== undefined) found.push({ kind: 'word', text: word });
    else if (hashtag !== undefined) found.push({ kind: 'hashtag', text: hashtag });
    else if (mention !== undefined) found.push({ kind: 'mention', text: mention });
  }
  return found;
}
