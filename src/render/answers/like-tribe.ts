import type { LikeTribe } from '../../model/pages/answers.ts';
import { dataTable } from '../tables/data-table.ts';
import type { Labels } from '../wording/labels.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import type { Phrase, Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';
import { leftOut, listedColumns, without } from './listed-columns.ts';

/** The people most like the tribe whom the owner does not follow. */
export function likeTribeAnswer(page: LikeTribe, labels: Labels): Answer {
  return {
    title: 'People like your tribe',
    sentences: sentences(page, labels),
    notes: [
      'Likeness is 1 for a person whose interests match the centre of the tribe exactly, and 0 for a person who shares none of them.',
      ...leftOut(page.people.length, page.peopleInAll),
    ],
    table: dataTable('like-tribe', without(listedColumns(labels), 'followed_back'), page.people),
  };
}

function sentences({ compared, communities, peopleInAll }: LikeTribe, labels: Labels): Sentence[] {
  if (compared === 'nobody')
    return [['There is no tribe yet, and no community with enough evidence to compare with.']];
  const names = communities.flatMap((id, at): Phrase[] => [
    ...(at > 0 ? [', '] : []),
    { label: labels.community(id) },
  ]);
  const found = `${writeNumberOf(peopleInAll, 'person', 'people')} you don’t follow`;
  return compared === 'tribe'
    ? [[`${found} share interests with your tribe (`, ...names, '). The most similar come first.']]
    : [
        ['There is not enough evidence yet to call any community a tribe.'],
        [`${found} share interests with your most like-minded community (`, ...names, ').'],
      ];
}
