import type { ReportTopic } from '../../model/report.ts';
import { broadTopics, fineTopics } from './topic-levels.ts';
import { writeNumberOf } from './numbers.ts';
import { listedLabels } from './listed-labels.ts';
import type { Sentence } from './summary.ts';
import { readableLabel } from './readable-label.ts';
import { weeksFor, weeksInWords } from './weeks.ts';

const UNSURE = 'An interval without an estimate means not enough evidence.';

/** Explains the columns of the table of topics. */
export function topicNote(topics: readonly ReportTopic[]): string {
  return topics.some(({ growth }) => growth.follows === null && growth.lasting !== null)
    ? 'Lasting follows are the current followers attracted by a topic’s posts. Unfollows are unknown, ' +
        `and so is how many people came and left. ${UNSURE}`
    : 'Unfollows are those caused by a topic’s posts; negative means fewer people left. Lasting follows ' +
        `are the people attracted by its posts who should still follow 90 days later. ${UNSURE}`;
}

/**
 * Notes below the table: what "Other" is, topics whose effect differs between communities, topics
 * with a joint cost, and how much more data others need.
 */
export function topicNotes(all: ReportTopic[]): Sentence[] {
  const topics = broadTopics(all);
  return [...leftOver(all), ...reversals(topics), ...mixtures(topics), ...waits(topics)];
}

function leftOver(all: ReportTopic[]): Sentence[] {
  return all
    .filter(({ isOther }) => isOther)
    .map(({ id, label, posts }) => {
      const small = writeNumberOf(fineTopics(all, id).length, 'small topic', 'small topics');
      const written = writeNumberOf(posts, 'post', 'posts');
      return [{ label }, ` contains ${small} (${written}) that fit no broad topic.`];
    });
}

/** One sentence for each topic whose total speaks for few of the communities. */
function reversals(topics: ReportTopic[]): Sentence[] {
  return topics.flatMap((topic) => {
    const { reversal, verdict } = topic.cost;
    if (!reversal) return [];
    const [overall, there] = verdict === 'costs' ? ['costs you', 'keeps'] : ['keeps', 'costs you'];
    return [
      [
        { label: readableLabel(topic.label) },
        ` ${overall} followers overall, but ${there} followers in ${reversal.communities.length} of the ` +
          `${reversal.of} communities with enough evidence. Its effect on the others is larger, so look at each community.`,
      ],
    ];
  });
}

/** One sentence for each set of topics that are posted together, each pair once. */
function mixtures(topics: ReportTopic[]): Sentence[] {
  const named = new Set<string>();
  return topics.flatMap((topic) => {
    const others = topics.filter(
      ({ id }) => topic.cost.mixedWith?.includes(id) === true && !named.has(id),
    );
    named.add(topic.id);
    if (others.length === 0) return [];
    return [
      [
        ...listedLabels([topic, ...others]),
        ' are posted together, so the data shows only their joint cost. ' +
          'To separate them, post them on different days.',
      ],
    ];
  });
}

/** How much more data topics need: one sentence for each length of time, the shortest first. */
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
      'A verdict on ',
      ...listedLabels(waiting),
      ` needs ${words} of data at the present rate.${weeksAdvice(weeks)}`,
    ]);
}

/** What to do if waiting takes too long. */
function weeksAdvice(weeks: number): string {
  return weeks > 52 ? ' To get it sooner, record exact times or post on them more often.' : '';
}
