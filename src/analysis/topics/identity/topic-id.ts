import { textHash } from '../../../stats/hash.ts';

const LONGEST_SLUG = 48;

/**
 * Returns a name made safe for addresses and file names: ASCII letters and digits in lower case,
 * joined by hyphens. Adds a short digest if that loses part of the name (`C++`, 日本), so that
 * different names have different slugs.
 */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const readable = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const letters = plain.replace(/^[#@]|[\s_\-·.,:;!?&/'’"()]/gu, '');
  if (/^[a-z0-9]+$/.test(letters) && readable.length <= LONGEST_SLUG) return readable;
  return `${readable.slice(0, LONGEST_SLUG) || 'topic'}-${digest(name)}`;
}

/**
 * Returns an id that is not taken: the slug of the name, if necessary with a digest of the name.
 */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  let id = slug(name);
  for (let salt = 0; taken.has(id); salt++) id = `${slug(name)}-${digest(`${salt} ${name}`)}`;
  return id;
}

function digest(text: string): string {
  return textHash(text).toString(36).padStart(7, '0');
}
