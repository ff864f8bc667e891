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
      INTERVAL_NOTE,
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

function sentences({ topic, verdict, follows, lasting, peopleInAll }: CameWith, labels: Labels) {
  const label = { label: labels.topic(topic) };
  const figures: Sentence =
    (follows ?? lasting) === null || verdict === 'not enough evidence'
      ? ['There is not enough evidence yet to show how many followers ', label, ' attracted.']
      : [label, ` attracted about ${attractedInWords({ follows, lasting })}.`];
  const stayed = `${writeNumberOf(peopleInAll, 'person', 'people')} may have come with it and still follow you.`;
  return [figures, [stayed]];
}
