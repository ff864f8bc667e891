import type { ReportTopic } from '../../model/report.ts';
import type { Phrase, Sentence } from './answer.ts';
import { readableLabel } from './readable-label.ts';
import { weeksFor, weeksInWords } from './weeks.ts';

/** Of more topics than these only the number is said. */
const NAMED = 4;

/** What is to be known beside the table: which topics are mixed up, and what would tell of others. */
export function topicNotes(topics: ReportTopic[]): Sentence[] {
  return [...mixtures(topics), ...waits(topics)];
}

/** One sentence for each topic that cannot be told apart from others, each pair once. */
function mixtures(topics: ReportTopic[]): Sentence[] {
  const said = new Set<string>();
  return topics.flatMap((topic) => {
    const others = topics.filter(
      ({ id }) => topic.cost.mixedWith?.includes(id) === true && !said.has(id),
    );
    said.add(topic.id);
    if (others.length === 0) return [];
    return [
      [
        ...labels([topic]),
        ' cannot be told apart from ',
        ...labels(others),
        ': they are posted together, so what they cost is known of both, not of each. ' +
          'Posting them on days of their own would tell.',
      ],
    ];
  });
}

/** What would tell, those with the same wait in one sentence, the shortest wait first. */
function waits(topics: ReportTopic[]): Sentence[] {
  const byWait = new Map<string, { weeks: number; topics: ReportTopic[] }>();
  for (const topic of topics) {
    const weeks = weeksFor(topic);
    if (weeks === undefined) continue;
    const words = weeksInWords(weeks);
    const known = byWait.get(words) ?? { weeks, topics: [] };
    known.topics.push(topic);
    byWait.set(words, known);
  }
  return [...byWait]
    .toSorted(([, a], [, b]) => a.weeks - b.weeks)
    .map(([words, { weeks, topics: waiting }]) => [
      'To tell of ',
      ...labels(waiting),
      ` would take ${words} of watching at this pace${weeksAdvice(weeks)}.`,
    ]);
}

/** Where waiting is no answer, what is. */
function weeksAdvice(weeks: number): string {
  return weeks > 52 ? ': watch exact times, or post on them more often' : '';
}

/** `A, B and C` */
function labels(topics: ReportTopic[]): Phrase[] {
  if (topics.length > NAMED) {
    const rest = topics.length - NAMED + 1;
    return [...listed(topics.slice(0, NAMED - 1), ', '), ` and ${rest} others`];
  }
  return listed(topics, ' and ');
}

function listed(topics: ReportTopic[], beforeLast: string): Phrase[] {
  return topics.flatMap((topic, at): Phrase[] => {
    const between = at === topics.length - 1 ? beforeLast : ', ';
    const label = { label: readableLabel(topic.label) };
    return at === 0 ? [label] : [between, label];
  });
}
