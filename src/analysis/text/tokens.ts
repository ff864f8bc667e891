import emojiRegex from 'emoji-regex';
import { unescapeEntities } from './normal-form.ts';

/** A piece of a text, as written. */
export interface Token {
  kind: 'word' | 'hashtag' | 'mention' | 'emoji';
  text: string;
}

/** We cut longer texts here. Posts of no platform are longer, and the topic is clear by then. */
const LONGEST_TEXT = 100_000;

// In these scripts, text follows a link or a word without a space.
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}';
const LETTER = '\\p{L}\\p{M}\\p{N}';

const LINK_CHARACTER = `[^\\s<>"「」『』、。！？…${UNSPACED}]`;
const DOMAIN_LABEL = '[a-z0-9](?:[a-z0-9-]{0,62})';
const ENDINGS =
  'com|org|net|io|dev|co|app|ly|gg|me|tv|be|uk|es|de|fr|it|jp|br|eu|edu|gov|info|xyz|social';

const LINK = [
  // A link whose server is in another script ends at the next space.
  `[hH][tT][tT][pP][sS]?://(?:[^\\s!-~]\\S*|${LINK_CHARACTER}*)`,
  `[wW][wW][wW]\\.${LINK_CHARACTER}+`,
  // A mail address.
  '[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4}',
  `(?:${DOMAIN_LABEL}\\.){1,4}(?:${ENDINGS})(?![${LETTER}.@-])(?:/${LINK_CHARACTER}*)?`,
].join('|');

const BOUNDARY = '(?<![\\p{L}\\p{M}\\p{N}_&@＠#＃])';
// A handle of X, of Bluesky (with dots), or of Mastodon (with its server after a second @).
const MENTION = `(?<![A-Za-z0-9_&@＠#＃])[@＠](?:[A-Za-z0-9-]{1,63}(?:\\.[a-z0-9-]{2,63}){1,4}|[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{2,63}){1,4})?)`;
const HASHTAG = `${BOUNDARY}[#＃][${LETTER}_・]*[\\p{L}\\p{M}][${LETTER}_・]*`;
// A word may have apostrophes inside, and the signs of C++, C# and F#.
const WORD = `[\\p{L}\\p{N}][${LETTER}]*(?:['’ʼ][${LETTER}]+)*(?:(?<=[A-Za-z0-9])\\+\\+(?!\\+)|(?<=(?<![${LETTER}])[A-Za-z])#(?![${LETTER}#]))?`;

/**
 * The tokens of a text without any of {@link MAY_HOLD_LINK}. This expression is four times as fast.
 */
const PLAIN_TOKENS = new RegExp(`(${HASHTAG})|(${WORD})`, 'gu');
const ALL_TOKENS = new RegExp(`(?:${LINK})|(${MENTION})|(${HASHTAG})|(${WORD})`, 'gu');

/** Every link, mail address and mention has one of these. */
const MAY_HOLD_LINK = /[@＠]|:\/\/|\.\S/u;

const EMOJI = emojiRegex();
const MAY_HOLD_EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/**
 * Splits a text into words, hashtags, mentions and emoji, in order, as written. Leaves out links
 * and mail addresses, because their letters reveal nothing. Never throws. Cost: O(length).
 */
export function tokens(text: string): Token[] {
  const plain = unescapeEntities(text.slice(0, LONGEST_TEXT).toWellFormed());
  if (!MAY_HOLD_EMOJI.test(plain)) return tokensWithoutEmoji(plain);
  const found: Token[] = [];
  let end = 0;
  EMOJI.lastIndex = 0;
  // `matchAll` would copy this very long expression for every text.
  for (let match = EMOJI.exec(plain); match !== null; match = EMOJI.exec(plain)) {
    if (isPlainSign(match[0])) continue;
    found.push(...tokensWithoutEmoji(plain.slice(end, match.index)));
    found.push({ kind: 'emoji', text: match[0] });
    end = match.index + match[0].length;
  }
  found.push(...tokensWithoutEmoji(plain.slice(end)));
  return found;
}

/** Returns whether a sign such as © is text, because no variation selector makes it an emoji. */
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
