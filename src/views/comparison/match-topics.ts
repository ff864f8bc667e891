import type { ReportTopic } from '../../model/report.ts';

type Named = Pick<ReportTopic, 'id' | 'label' | 'foundLabel' | 'terms'>;

/** A topic of one account and the same topic of another, or a topic that only one of them has. */
export interface MatchedTopics<Topic> {
  topics: [Topic, Topic] | [Topic, null] | [null, Topic];
  matchedBy: 'name' | 'words' | null;
}

/** Topics match by their words if they share this many, and this share of the shorter list. */
const FEWEST_SHARED = 2;
const LEAST_SHARED = 1 / 3;

/**
 * Matches the topics of two accounts: first by their names, in any case, then by their words, the
 * most alike first. The topics of the first account come first, in their order.
 * Cost: O(topics of one x topics of the other).
 */
export function matchTopics<Topic extends Named>(
  ones: readonly Topic[],
  others: readonly Topic[],
): MatchedTopics<Topic>[] {
  const matches = new Map<Topic, MatchedTopics<Topic>>();
  const taken = new Set<Topic>();
  const pairs = ones.flatMap((one) => others.map((other) => ({ one, other })));
  const match = (one: Topic, other: Topic, matchedBy: 'name' | 'words'): void => {
    if (matches.has(one) || taken.has(other)) return;
    matches.set(one, { topics: [one, other], matchedBy });
    taken.add(other);
  };
  for (const { one, other } of pairs) {
    const names = namesOf(other);
    if (namesOf(one).some((name) => names.includes(name))) match(one, other, 'name');
  }
  const byWords = pairs
    .map((pair) => ({ ...pair, shared: sharedWords(pair.one, pair.other) }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .sort((a, b) => b.shared - a.shared);
  for (const { one, other } of byWords) match(one, other, 'words');
  return [
    ...ones.map(
      (one): MatchedTopics<Topic> => matches.get(one) ?? { topics: [one, null], matchedBy: null },
    ),
    ...others
      .filter((other) => !taken.has(other))
      .map((other): MatchedTopics<Topic> => ({ topics: [null, other], matchedBy: null })),
  ];
}

function namesOf({ id, label, foundLabel = label }: Named): string[] {
  return [id, label, foundLabel].map(folded);
}

/** The words that two topics share, as a share of the shorter list; 0: too few. */
function sharedWords(one: Named, other: Named): number {
  const [words, otherWords] = [wordsOf(one), wordsOf(other)];
  const shared = [...words].filter((word) => otherWords.has(word)).length;
  return shared < FEWEST_SHARED ? 0 : shared / Math.min(words.size, otherWords.size);
}

function wordsOf({ label, terms }: Named): Set<string> {
  return new Set([...label.split('·'), ...terms].map((word) => folded(word.replace(/^\s*#/u, ''))));
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
