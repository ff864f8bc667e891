/** How a community is called. */
export interface CommunityName {
  id: string;
  label: string;
}

const WORDS_IN_LABEL = 2;
const JOINED = ' · ';
/** People of whom no interests are known. */
const NAMELESS = 'Known to one another';
const LONGEST_ID = 48;
/** How an interest in one of the owner's topics begins. */
const TOPIC = 'topic: ';

/**
 * Names communities by the interests that set them apart, in the words people use: the first two
 * that do not say the same (`#rustlang` and `rust` do), more where two communities would be called
 * alike. Ids are the label in plain letters, safe in addresses and file names. Both are unique.
 *
 * A community known from before keeps its id, and its label while the words in it still set it
 * apart.
 *
 * @param terms for each community, most telling first.
 * @param known for each community how it was called; `undefined`: it is new.
 * @param takenIds of communities there were; a new one never has the id of another.
 */
export function nameCommunities(
  terms: readonly string[][],
  known: readonly (CommunityName | undefined)[] = [],
  takenIds: Iterable<string> = [],
): CommunityName[] {
  const labels = new Set<string>();
  const kept = terms.map((ofCommunity, c) => {
    const label = known[c]?.label;
    if (label === undefined || labels.has(label) || !stillDistinctive(label, ofCommunity)) return;
    labels.add(label);
    return label;
  });
  const ids = new Set(takenIds);
  return terms.map((ofCommunity, c) => {
    const label = kept[c] ?? firstFree(labelsOf(ofCommunity), labels);
    const id = known[c]?.id ?? firstFree(idsOf(label), ids);
    return { id, label };
  });
}

/** Whether all words of a label are among those that set the community apart now. */
function stillDistinctive(label: string, terms: readonly string[]): boolean {
  const distinctive = new Set(terms.length === 0 ? [NAMELESS] : distinctiveWords(terms));
  const words = label.replace(/ \(\d+\)$/u, '').split(JOINED);
  return words.every((word) => distinctive.has(word));
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
  const distinctive = withoutRepeats(distinctiveWords(terms));
  for (let words = WORDS_IN_LABEL; words <= distinctive.length; words++) {
    yield distinctive.slice(0, words).join(JOINED);
  }
  const base = distinctive.length === 0 ? NAMELESS : distinctive.join(JOINED);
  yield base;
  for (let number = 2; ; number++) yield `${base} (${number})`;
}

/** What people say of themselves names them better than which posts of the owner they react to. */
function distinctiveWords(terms: readonly string[]): string[] {
  const own = terms.filter((term) => !isTopic(term));
  const engaged = terms.filter(isTopic).map((term) => term.slice(TOPIC.length));
  return [...own, ...engaged];
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
