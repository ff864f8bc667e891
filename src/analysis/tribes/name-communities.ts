/** How a community is called. */
export interface CommunityName {
  id: string;
  label: string;
}

const WORDS_IN_LABEL = 2;
const LONGEST_ID = 48;
/** How an interest in one of the owner's topics begins. */
const TOPIC = 'topic: ';

/**
 * Names communities by the interests that set them apart, in the words people use: the first two
 * that do not say the same (`#rustlang` and `rust` do), more where two communities would be called
 * alike. Ids are the label in plain letters, safe in addresses and file names. Both are unique.
 *
 * @param terms for each community, most telling first.
 */
export function nameCommunities(terms: readonly string[][]): CommunityName[] {
  const labels = new Set<string>();
  const ids = new Set<string>();
  return terms.map((ofCommunity) => {
    const label = firstFree(labelsOf(ofCommunity), labels);
    const id = firstFree(idsOf(label), ids);
    return { id, label };
  });
}

/** Adds and returns the first of the names that nobody has. */
function firstFree(names: Iterable<string>, taken: Set<string>): string {
  for (const name of names) {
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  throw new Error('Names never run out.');
}

function* labelsOf(terms: readonly string[]): Generator<string> {
  // What people say of themselves names them better than which posts of the owner they react to.
  const own = terms.filter((term) => !isTopic(term));
  const engaged = terms.filter(isTopic).map((term) => term.slice(TOPIC.length));
  const telling = withoutRepeats([...own, ...engaged]);
  for (let words = WORDS_IN_LABEL; words <= telling.length; words++) {
    yield telling.slice(0, words).join(' · ');
  }
  const base = telling.length === 0 ? 'Known to one another' : telling.join(' · ');
  yield base;
  for (let number = 2; ; number++) yield `${base} (${number})`;
}

function* idsOf(label: string): Generator<string> {
  const slug = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replaceAll(/^-+|-+$/g, '');
  const base = slug === '' ? `c-${checksum(label)}` : slug;
  yield base;
  for (let number = 2; ; number++) yield `${base}-${number}`;
}

function isTopic(term: string): boolean {
  return term.startsWith(TOPIC);
}

/** Leaves out terms that are part of one before them, or the other way round. */
function withoutRepeats(terms: readonly string[]): string[] {
  const kept: string[] = [];
  for (const term of terms) {
    const letters = lettersOf(term);
    const repeats = kept.some((other) => {
      const before = lettersOf(other);
      return before.includes(letters) || letters.includes(before);
    });
    if (!repeats) kept.push(term);
  }
  return kept;
}

function lettersOf(term: string): string {
  const letters = term.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? term : letters;
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits, as hexadecimal digits. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) {
    hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
