import { plainHash } from '../../../stats/hash.ts';

/** The id and label of a community. */
export interface CommunityName {
  id: string;
  label: string;
}

const WORDS_IN_LABEL = 2;
const JOINED = ' · ';
/** The label of a community without known interests. */
const NAMELESS = 'Known to one another';
const LONGEST_ID = 48;
/** The prefix of an interest in one of the owner's topics. */
const TOPIC = 'topic: ';

/**
 * Names communities by their most distinctive interests, in the words people use: the first two
 * that differ (`#rustlang` and `rust` do not), and more if two communities would get the same
 * label. The id is the label in plain letters, safe in addresses and file names. Both are unique.
 *
 * A remembered community keeps its id. It keeps its label as long as the words in it are still
 * distinctive.
 *
 * @param terms of each community, most distinctive first.
 * @param known the earlier name of each community; `undefined` for a new one.
 * @param takenIds ids of earlier communities, which new ones must not get.
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

/** Returns whether all words of a label are still distinctive of the community. */
function stillDistinctive(label: string, terms: readonly string[]): boolean {
  const distinctive = new Set(terms.length === 0 ? [NAMELESS] : distinctiveWords(terms));
  const words = label.replace(/ \(\d+\)$/u, '').split(JOINED);
  return words.every((word) => distinctive.has(word));
}

/** Adds and returns the first free name. */
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

/**
 * Returns the words for the label. Words from bios and imports come before the topics that members
 * engage with.
 */
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

/** Removes terms that are part of an earlier one, or contain it. */
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

function checksum(text: string): string {
  return plainHash(text).toString(16).padStart(8, '0');
}
