const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});/g;

const NAMED: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': ' ',
};

/**
 * Replaces the HTML entities that platforms send (`&amp;`, `&#39;`) with their characters, once.
 */
export function unescapeEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, unescapeOne) : text;
}

function unescapeOne(entity: string): string {
  const named = NAMED[entity];
  if (named !== undefined) return named;
  const hexadecimal = entity[2] === 'x' || entity[2] === 'X';
  const code = Number.parseInt(entity.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10);
  return code > 0x10ffff ? entity : String.fromCodePoint(code);
}

// oxlint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * Returns the form of a word to show: compatibility characters made plain (full width, ligatures),
 * lower case by Unicode's rules whatever the locale, plain apostrophes. Keeps accents.
 */
export function shownForm(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  const plain = word.normalize('NFKC').toLowerCase().normalize('NFKC');
  // Some Arabic presentation forms decompose to a space and a mark.
  return plain.replace(/[’ʼ]/g, "'").replace(/\s+/gu, '');
}

const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]|\p{Script=Inherited}|ё|\u0640/u;
// Acute, grave, circumflex, diaeresis and dot above: people leave these out when typing fast.
// Tilde, cedilla, ring and stroke make other letters (año is not ano), so we keep them.
const LEFT_OUT_MARKS = /(\p{Script=Latin})[\u0300\u0301\u0302\u0307\u0308]+/gu;

/**
 * Returns one form for all spellings of a word: without the accents that people leave out when
 * typing fast (`programación`, `programacion`), with Russian ё as е, and without Arabic elongation.
 *
 * @param word in its shown form.
 */
export function foldAccents(word: string): string {
  if (!ACCENTED.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(LEFT_OUT_MARKS, '$1')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll('\u0640', '');
}
