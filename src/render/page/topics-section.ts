import type { ReportTopic } from '../../model/report.ts';
import { broadTopics, fineTopics } from '../wording/topic-levels.ts';
import { topicsPlane } from '../charts/topics-plane.ts';
import { element } from '../markup/markup.ts';
import type { Content, Markup } from '../markup/markup.ts';
import { peopleInWords, shareInWords } from '../wording/estimates.ts';
import { readableLabel } from '../wording/readable-label.ts';
import { dataTable } from '../tables/data-table.ts';
import { TOPIC_COLUMNS } from '../tables/topic-columns.ts';
import { topicInWords } from '../wording/rows.ts';
import { hasEffect, topicsByRole } from '../wording/roles.ts';
import { topicNote, topicNotes } from '../wording/topic-notes.ts';
import { peopleWithWords, unfollowsWithWords } from './estimate.ts';
import { linked, type PageLinks } from './links.ts';
import { sentence } from './sentence.ts';
import { pageTable } from './table.ts';

const TERMS = 4;
/** Up to this many topics are in one table. */
const FEW = 10;

/**
 * The chart of cost and growth, a table of the broad topics with the fine ones inside to open, and
 * the meaning of the roles.
 */
export function topicsSection(all: ReportTopic[], links: PageLinks): Content[] {
  const topics = broadTopics(all);
  if (topics.length === 0) return [missing('There are no topics yet. Import your posts.')];
  const plane = topicsPlane(topics);
  return [
    plane ?? missing('No topic has enough evidence yet for the chart of cost and growth.'),
    ...topicsTables(topics, all, links),
    legend(topics),
    note(topicNote(topics)),
    ...topicNotes(all).map((phrases) => element('p', { class: 'note' }, ...sentence(phrases))),
  ];
}

/** Of many topics, those without an effect are in a table that readers open. */
function topicsTables(
  topics: ReportTopic[],
  all: readonly ReportTopic[],
  links: PageLinks,
): Markup[] {
  const table = (name: string, own: ReportTopic[]): Markup => topicsTable(name, own, all, links);
  const effects = topics.filter(hasEffect);
  if (topics.length <= FEW || effects.length === 0) return [table('Topics', topics)];
  const rest = topics.filter((topic) => !hasEffect(topic));
  const title = `${rest.length} topics without a measurable effect, or with too little evidence`;
  return [
    table('Topics', effects),
    element('details', {}, element('summary', {}, title), table(title, rest)),
  ];
}

function topicsTable(
  name: string,
  topics: ReportTopic[],
  all: readonly ReportTopic[],
  links: PageLinks,
): Markup {
  return pageTable(
    name,
    dataTable('topics', TOPIC_COLUMNS, topics),
    topics.map((topic) => {
      const words = topicInWords(topic);
      return [
        [
          linked(links.topic?.(topic.id), words.label),
          small(topic.terms.slice(0, TERMS).map(readableLabel).join(', ')),
          ...inside(fineTopics(all, topic.id), links),
        ],
        [words.posts],
        [unfollowsWithWords(words.cost, topic.cost.unfollows), small(inTribe(topic))],
        [
          peopleWithWords(words.lasting, topic.growth.lasting, 'lasting follows'),
          small(ofAllFollows(topic)),
          ...retention(topic),
        ],
        [roleName(topic.role)],
      ];
    }),
  );
}

/** The fine topics, which readers open, with their unfollows. */
function inside(fine: readonly ReportTopic[], links: PageLinks): Markup[] {
  if (fine.length === 0) return [];
  const items = fine.map((topic) => {
    const { label, posts, cost } = topicInWords(topic);
    const figures = `${posts} posts, unfollows ${cost}`;
    return element('li', {}, linked(links.topic?.(topic.id), label), small(figures));
  });
  const title = `${fine.length} fine topics`;
  return [
    element(
      'details',
      { class: 'inside' },
      element('summary', {}, title),
      element('ul', {}, ...items),
    ),
  ];
}

/** The meaning of the roles in the table, and why topics have none. */
function legend(topics: ReportTopic[]): Markup {
  const meanings = topicsByRole(topics).map(({ role, meaning, isNamed, topics: own }) =>
    element(
      'div',
      {},
      element('dt', {}, roleName(role)),
      element('dd', {}, meaning, ...(isNamed ? [namesOf(own)] : [])),
    ),
  );
  return element('dl', { class: 'facts' }, ...meanings);
}

/** Topics without a role, or whose cost is unknown. */
function namesOf(topics: ReportTopic[]): string {
  return ` (${topics.map(({ label }) => readableLabel(label)).join(', ')})`;
}

export function roleName(role: string): Markup {
  return element('span', { class: `role ${role.replaceAll(' ', '-')}` }, role);
}

/** The unfollows inside the tribe. */
function inTribe({ cost }: ReportTopic): string {
  if (cost.verdict === 'not enough evidence' || cost.unfollowsTribe === null) return '';
  return `in your tribe: ${peopleInWords(cost.unfollowsTribe).whole}`;
}

/** All follows, of which the lasting ones are a part. */
function ofAllFollows({ growth }: ReportTopic): string {
  if (growth.verdict === 'not enough evidence' || growth.follows === null) return '';
  return `of ${peopleInWords(growth.follows).whole} follows`;
}

/** Retention after a month and a year, if known. */
function retention({ growth }: ReportTopic): Markup[] {
  const durations = [
    ['30-day', growth.retention30],
    ['one-year', growth.retention365],
  ] as const;
  return durations.flatMap(([time, share]) =>
    share ? [small(`${time} retention: ${shareInWords(share).whole}`)] : [],
  );
}

function small(text: string): Markup {
  return element('small', {}, text);
}

/** Takes the place of a chart and says what is missing for it. */
function missing(text: string): Markup {
  return element('p', { class: 'missing' }, text);
}

function note(text: string): Markup {
  return element('p', { class: 'note' }, text);
}
