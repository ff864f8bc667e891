/** The address behind each short link of X; empty for a picture of the post. */
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
 * Unescapes the text of a post once. If the owner wrote `&lt;`, X stores `&amp;lt;`, which must not
 * become `<`. X escapes `&`, `<` and `>`, and in its early years quotes. Leaves other entities
 * unchanged.
 */
export function unescapeEntities(text: string): string {
  return text.replace(ENTITY, (entity, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name];
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
    return isCharacter ? String.fromCodePoint(code) : entity;
  });
}

/** Replaces short links with their addresses, and removes links to the post's own pictures. */
export function expandLinks(text: string, links: Links): string {
  return text.replace(SHORT_LINK, (all, space: string, short: string) => {
    const address = links.get(short);
    if (address === undefined) return all;
    return address === '' ? '' : `${space}${address}`;
  });
}

/** Makes all short links the same, to compare two texts without regard to their links. */
export function withoutAddresses(text: string): string {
  return text.replace(SHORT_LINK, '$1https://t.co');
}
