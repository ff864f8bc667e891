import type { CameWith } from '../../model/pages/answers.ts';
import { dataTable } from '../tables/data-table.ts';
import { attractedInWords } from '../wording/attracted.ts';
import type { Labels } from '../wording/labels.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import { INTERVAL_NOTE, type Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';
import { leftOut, listedColumns, without } from './listed-columns.ts';

/** Who came with a topic and stayed. */
export function cameWithAnswer(page: CameWith, labels: Labels): Answer {
  const [who, ...columns] = without(listedColumns<CameWith['people'][number]>(labels), 'follows');
  return {
    title: `Came with ${labels.topic(page.topic)} and stayed`,
    sentences: sentences(page, labels),
    notes: [
      ...(hasEstimate(page) ? [INTERVAL_NOTE] : []),
      'Chance is the share of the follows at that time that Tribefinder attributes to the topic. We can’t tell why any one person came.',
      ...leftOut(page.people.length, page.peopleInAll),
    ],
    table: dataTable(
      'came-with',
      [
        who,
        { name: 'chance', title: 'Chance', kind: 'share', value: ({ chance }) => chance },
        ...columns,
      ],
      page.people,
    ),
  };
}

function hasEstimate({ verdict, follows, lasting }: CameWith): boolean {
  return (follows ?? lasting) !== null && verdict !== 'not enough evidence';
}

function sentences(page: CameWith, labels: Labels): Sentence[] {
  const { topic, follows, lasting, peopleInAll } = page;
  const label = { label: labels.topic(topic) };
  const figures: Sentence = hasEstimate(page)
    ? [label, ` attracted about ${attractedInWords({ follows, lasting })}.`]
    : ['There is not enough evidence yet to show how many followers ', label, ' attracted.'];
  const stayed =
    peopleInAll === 0
      ? 'None of the people who may have come with it still follow you.'
      : `${writeNumberOf(peopleInAll, 'person', 'people')} may have come with it and still follow you.`;
  return [figures, [stayed]];
}
