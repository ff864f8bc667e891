import type { Analysis } from '../../analysis/result.ts';
import type { LikeTribe, ListedFollowers } from '../../model/pages/answers.ts';
import type { PageBasis } from '../page-basis.ts';
import { peopleById } from '../rows/people-by-id.ts';
import { MOST_LISTED } from './most-listed.ts';

/** Followers, or former ones, most like the tribe whom the owner does not follow, without follow churners. */
export function likeTribe(
  analysis: Analysis,
  { listed }: PageBasis,
  who: ListedFollowers = 'current',
): LikeTribe {
  const { log, partition, audience, current } = analysis;
  const { likeness, reactions, ownerFollows, compared } = listed;
  const alike = Array.from(peopleById(log.people.ids)).filter(
    (person) =>
      likeness[person] > 0 &&
      ownerFollows[person] === 0 &&
      audience.followChurner[person] === 0 &&
      current[person] === Number(who === 'current'),
  );
  alike.sort((a, b) => likeness[b] - likeness[a] || reactions[b] - reactions[a]);
  return {
    compared: compared.as,
    communities: compared.communities.map((community) => partition.communities[community].id),
    who,
    people: alike.slice(0, MOST_LISTED).map((person) => listed.of(person)),
    peopleInAll: alike.length,
  };
}
