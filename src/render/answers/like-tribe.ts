import type { LikeTribe } from '../../model/pages/answers.ts';
import type { ListedPerson } from '../../model/pages/listed-person.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import type { Labels } from '../wording/labels.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import type { Phrase, Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';
import { leftOut, listedColumns, without } from './listed-columns.ts';

/** The people most like the tribe whom the owner does not follow. */
export function likeTribeAnswer(page: LikeTribe, labels: Labels): Answer {
  return {
    title: page.who === 'former' ? 'Former followers like your tribe' : 'Followers like your tribe',
    sentences: sentences(page, labels),
    notes: [
      'Likeness is 1 for a person whose interests match the centre of the tribe exactly, and 0 for a person who shares none of them.',
      ...leftOut(page.people.length, page.peopleInAll),
    ],
    table: dataTable('like-tribe', columns(labels), page.people),
  };
}

/** Without what is the same for everybody in the list. */
function columns(labels: Labels): Column<ListedPerson>[] {
  return without(without(listedColumns<ListedPerson>(labels), 'followed_back'), 'follows');
}

function sentences(
  { compared, communities, who, peopleInAll }: LikeTribe,
  labels: Labels,
): Sentence[] {
  if (compared === 'nobody')
    return [['There is no tribe yet, and no community with enough evidence to compare with.']];
  const names = communities.flatMap((id, at): Phrase[] => [
    ...(at > 0 ? [', '] : []),
    { label: labels.community(id) },
  ]);
  const [one, many] =
    who === 'former' ? ['former follower', 'former followers'] : ['follower', 'followers'];
  const found = `${writeNumberOf(peopleInAll, one, many)} you don’t follow`;
  return compared === 'tribe'
    ? [[`${found} share interests with your tribe (`, ...names, '). The most similar come first.']]
    : [
        ['There is not enough evidence yet to call any community a tribe.'],
        [`${found} share interests with your most like-minded community (`, ...names, ').'],
      ];
}
