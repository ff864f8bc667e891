import type { AccountComparison, Rates } from '../../model/pages/account-comparison.ts';
import { cellInWords } from '../tables/cell-in-words.ts';
import { type Column, type DataTable, dataTable, type Figure } from '../tables/data-table.ts';
import { figureOf } from '../tables/figure-of.ts';
import { peopleInWords, shareInWords } from '../wording/estimates.ts';
import { PLATFORM_NAMES } from '../../model/platform-names.ts';
import { listedLabels } from '../wording/listed-labels.ts';
import { writeCount, writeNumberOf } from '../wording/numbers.ts';
import { readableLabel } from '../wording/readable-label.ts';
import { INTERVAL_NOTE, type Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';

type Topic = AccountComparison['topics'][number];
const EFFECTS = ['unfollows', 'follows'] as const;
type Effect = (typeof EFFECTS)[number];
type Names = [string, string];

/** The most topics that the sentences name, of each effect. */
const MOST_NAMED = 3;

/** Compares the audiences of two accounts: which topics cost or attract where. */
export function compareAccountsAnswer(comparison: AccountComparison): Answer {
  const names = accountNames(comparison);
  return {
    title: `${names[0]} against ${names[1]}`,
    sentences: [
      ...comparison.accounts.map((account, at) => audience(comparison, account, at, names)),
      ...names.flatMap((_, at) => verdictsOn(comparison, at as 0 | 1, names)),
      ...differences(comparison, names),
    ],
    notes: [
      INTERVAL_NOTE,
      'Figures are per 1,000 followers and year, so that audiences of different sizes compare. They also depend on how often you post.',
      matches(comparison),
    ],
    table: tableOf(comparison, names),
  };
}

/** What the accounts are called beside each other: by platform where that is enough. */
export function accountNames({ accounts }: AccountComparison): Names {
  const [one, other] = accounts.map(({ account: { id, platform, handle, name } }) => ({
    platform: PLATFORM_NAMES[platform],
    own: readableLabel(handle === undefined ? (name ?? id) : `@${handle}`),
  }));
  if (one.platform !== other.platform && one.platform !== undefined && other.platform !== undefined)
    return [one.platform, other.platform];
  return one.own === other.own
    ? [readableLabel(accounts[0].account.id), readableLabel(accounts[1].account.id)]
    : [one.own, other.own];
}

function audience(
  { gained, lost }: AccountComparison,
  { followers, retention90 }: AccountComparison['accounts'][number],
  at: number,
  names: Names,
): Sentence {
  const figure = ({ figures }: Rates): string => peopleInWords(figures[at]!).whole;
  const retention =
    retention90 === null ? '' : `; 90-day retention is ${shareInWords(retention90).whole}`;
  return [
    { label: names[at] },
    `: about ${writeCount(Math.round(followers))} followers; gained ${figure(gained)} and lost ${figure(lost)} per 1,000 followers and year${retention}.`,
  ];
}

const VERDICTS = { costs: 'cost', keeps: 'keep', attracts: 'attract' } as const;

/** What the report on an account finds of its topics. */
function verdictsOn({ topics }: AccountComparison, at: 0 | 1, names: Names): Sentence[] {
  const found = Object.entries(VERDICTS).flatMap(([verdict, verb]): Sentence[] => {
    const labels = topics
      .filter(({ unfollows, follows }) =>
        [unfollows.verdicts[at], follows.verdicts[at]].includes(verdict as 'costs'),
      )
      .map(({ topics: pair }) => ({ label: pair[at]!.label }));
    return labels.length === 0
      ? []
      : [[...listedLabels(labels), ` ${labels.length === 1 ? verdict : verb} followers`]];
  });
  if (found.length === 0) return [];
  return [
    [
      'On ',
      { label: names[at] },
      ', ',
      ...found.flatMap((part, n) => (n === 0 ? part : ['; ', ...part])),
      '.',
    ],
  ];
}

function differences({ topics }: AccountComparison, names: Names): Sentence[] {
  const differing = EFFECTS.flatMap((effect) =>
    topics
      .filter((topic) => topic[effect].differs)
      .slice(0, MOST_NAMED)
      .map((topic) => moreOn(topic, effect, names)),
  );
  if (differing.length > 0) return differing;
  const isKnown =
    topics.some(({ matchedBy }) => matchedBy !== null) &&
    topics.every(
      (topic) =>
        topic.matchedBy === null || EFFECTS.every((effect) => topic[effect].differs === false),
    );
  return [
    [
      isKnown
        ? 'No topic measurably costs or attracts more on one of them.'
        : 'There is not enough evidence yet of a topic that costs or attracts more on one of them.',
    ],
  ];
}

function moreOn(topic: Topic, effect: Effect, names: Names): Sentence {
  const most = topic[effect].difference!.estimate > 0 ? 0 : 1;
  const kind = effect === 'unfollows' ? 'loss' : 'people';
  const write = (at: 0 | 1): string => cellInWords({ kind, value: figure(topic[effect], at) });
  const [more, fewer] = most === 0 ? [write(0), write(1)] : [write(1), write(0)];
  return [
    { label: labelOf(topic, names) },
    `: more ${effect} on `,
    { label: names[most] },
    `, ${more}, than on `,
    { label: names[1 - most] },
    `, ${fewer}.`,
  ];
}

function matches({ topics }: AccountComparison): string {
  const both = topics.filter(({ matchedBy }) => matchedBy !== null).length;
  return `${writeNumberOf(both, 'topic is', 'topics are')} on both accounts. Topics match by name, or else by their words. People are not matched.`;
}

interface Row {
  topic: Topic;
  effect: Effect;
}

/** Of each topic first its unfollows, then its follows. */
function tableOf({ topics }: AccountComparison, names: Names): DataTable {
  const [unfollows, follows] = EFFECTS.map((effect) =>
    dataTable(
      'compare-accounts',
      columns(names, effect === 'unfollows' ? 'loss' : 'people'),
      topics.map((topic): Row => ({ topic, effect })),
    ),
  );
  return { ...unfollows, rows: unfollows.rows.flatMap((row, at) => [row, follows.rows[at]]) };
}

function columns(names: Names, kind: 'loss' | 'people'): Column<Row>[] {
  return [
    { name: 'topic', title: 'Topic', kind: 'quote', value: ({ topic }) => labelOf(topic, names) },
    { name: 'figure', title: 'Figure', kind: 'text', value: ({ effect }) => effect },
    {
      name: 'first',
      title: names[0],
      kind,
      value: ({ topic, effect }) => figure(topic[effect], 0),
    },
    {
      name: 'second',
      title: names[1],
      kind,
      value: ({ topic, effect }) => figure(topic[effect], 1),
    },
    {
      name: 'difference',
      title: 'Difference',
      kind: 'change',
      value: ({ topic, effect }) => difference(topic[effect]),
    },
    {
      name: 'compared',
      title: 'Verdict on the difference',
      kind: 'text',
      value: ({ topic, effect }) => verdict(topic, effect, names),
    },
    ...([0, 1] as const).map((at): Column<Row> => ({
      name: `${at === 0 ? 'first' : 'second'}_verdict`,
      title: `Verdict on ${names[at]}`,
      kind: 'text',
      isHidden: true,
      value: ({ topic, effect }) => topic[effect].verdicts[at],
    })),
  ];
}

function figure({ figures, verdicts }: Topic[Effect], at: 0 | 1): Figure | null {
  return figureOf(figures[at], verdicts[at]);
}

function difference({ difference: value, differs }: Topic[Effect]): Figure | null {
  return value && { ...value, isThin: differs === null };
}

function verdict({ topics, ...topic }: Topic, effect: Effect, names: Names): string {
  const { differs, difference } = topic[effect];
  if (topics[1] === null) return `only on ${names[0]}`;
  if (topics[0] === null) return `only on ${names[1]}`;
  if (differs === null) return 'not enough evidence';
  if (!differs) return 'no measurable difference';
  return `more on ${names[difference!.estimate > 0 ? 0 : 1]}`;
}

/** The label on the first account, with the other one where the topics match by words. */
function labelOf({ topics: [one, other], matchedBy }: Topic, names: Names): string {
  return matchedBy === 'words'
    ? `${one!.label} (${names[1]}: ${other!.label})`
    : (one ?? other)!.label;
}
