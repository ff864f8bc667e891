import type { ReportTopic } from '../../model/report.ts';
import { topicsPlane } from '../charts/topics-plane.ts';
import { element } from '../markup/markup.ts';
import type { Content, Markup } from '../markup/markup.ts';
import { peopleInWords, shareInWords } from '../wording/estimates.ts';
import { readableLabel } from '../wording/readable-label.ts';
import { topicInWords } from '../wording/rows.ts';
import { ROLES } from '../wording/roles.ts';
import { topicNotes } from '../wording/topic-notes.ts';
import { peopleWithWords } from './estimate.ts';
import { linked, type PageLinks } from './links.ts';
import { sentence } from './sentence.ts';
import { pageTable } from './table.ts';

const TERMS = 4;

/** The plane of cost and build, what the stances on it mean, and every figure in a table. */
export function topicsSection(topics: ReportTopic[], links: PageLinks): Content[] {
  if (topics.length === 0) return [missing('No topics of posts are known.')];
  const plane = topicsPlane(topics);
  return [
    plane ?? missing('No topic has enough evidence yet to be placed by what it costs and builds.'),
    topicsTable(topics, links),
    legend(topics),
    note(
      'Unfollows a topic’s posts caused (below zero: they held people) and follows they brought ' +
        'that last 90 days, with 95% intervals. An interval alone: not enough evidence.',
    ),
    ...topicNotes(topics).map((phrases) => element('p', { class: 'note' }, ...sentence(phrases))),
  ];
}

function topicsTable(topics: ReportTopic[], links: PageLinks): Markup {
  return pageTable(
    'Topics',
    [
      { title: 'Topic' },
      { title: 'Posts', kind: 'figure' },
      { title: 'Unfollows', kind: 'figure' },
      { title: 'Lasting follows', kind: 'figure' },
      { title: 'In sum' },
    ],
    topics.map((topic) => {
      const words = topicInWords(topic);
      return [
        [
          linked(links.topic?.(topic.id), words.label),
          small(topic.terms.slice(0, TERMS).map(readableLabel).join(', ')),
        ],
        [words.posts],
        [peopleWithWords(words.cost, topic.cost.unfollows, 'unfollows'), small(inTribe(topic))],
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

/** What the stances in the table mean. */
function legend(topics: ReportTopic[]): Markup {
  const met = Object.entries(ROLES).filter(([role]) => topics.some((topic) => topic.role === role));
  const meanings = met.map(([role, meaning]) =>
    element('div', {}, element('dt', {}, roleName(role)), element('dd', {}, meaning)),
  );
  return element('dl', { class: 'facts' }, ...meanings);
}

export function roleName(role: string): Markup {
  return element('span', { class: `stance ${role.replaceAll(' ', '-')}` }, role);
}

/** How many of those who left were in the tribe. */
function inTribe({ cost }: ReportTopic): string {
  if (cost.verdict === 'not enough evidence' || cost.unfollowsTribe === null) return '';
  return `in your tribe ${peopleInWords(cost.unfollowsTribe).whole}`;
}

/** Of how many who came at all those who stay are a part. */
function ofAllFollows({ growth }: ReportTopic): string {
  if (growth.verdict === 'not enough evidence' || growth.follows === null) return '';
  return `of ${peopleInWords(growth.follows).whole} who came`;
}

/** How many of those who came stay a month and a year, where that is known. */
function retention({ growth }: ReportTopic): Markup[] {
  const durations = [
    ['30 days', growth.retention30],
    ['a year', growth.retention365],
  ] as const;
  return durations.flatMap(([time, share]) =>
    share ? [small(`${shareInWords(share).whole} stay ${time}`)] : [],
  );
}

function small(text: string): Markup {
  return element('small', {}, text);
}

/** Where a picture would stand, what is missing for it: as finished as a result. */
function missing(text: string): Markup {
  return element('p', { class: 'missing' }, text);
}

function note(text: string): Markup {
  return element('p', { class: 'note' }, text);
}
