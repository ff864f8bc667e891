/** What short links of X stand for: an address, or nothing where it is a picture of the post. */
export type Links = ReadonlyMap<string, string>;

const SHORT_LINK = /(\s*)(https?:\/\/t\.co\/\w+)/g;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g;

/**
 * Undoes how X escapes the texts of posts, once: what somebody wrote as `&lt;` comes as `&amp;lt;`
 * and must not become `<`. X escapes `&`, `<` and `>`, and in its early years quotes; other
 * entities stay as they are.
 */
export function unescapeEntities(text: string): string {
  return text.replace(ENTITY, (entity, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name];
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
    return isCharacter ? String.fromCodePoint(code) : entity;
  });
}

/** Puts addresses in place of short links; the link to a post's own picture goes. */
export function expandLinks(text: string, links: Links): string {
  return text.replace(SHORT_LINK, (all, space: string, short: string) => {
    const address = links.get(short);
    if (address === undefined) return all;
    return address === '' ? '' : `${space}${address}`;
  });
}

/** A text with all short links alike, for comparing two texts of which only the links may differ. */
export function withoutAddresses(text: string): string {
  return text.replace(SHORT_LINK, '$1https://t.co');
}
