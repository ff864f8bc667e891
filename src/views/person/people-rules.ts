import type { Analysis } from '../../analysis/result.ts';
import type { PageBasis } from '../page-basis.ts';
import type { ListRules } from '../rows/list-page.ts';
import { folded } from './people-index.ts';

/** What lists of people, by their numbers, can be filtered and sorted by. */
export function peopleRules(analysis: Analysis, { listed }: PageBasis): ListRules<number> {
  const { log, partition, current, engaged, postTopics } = analysis;
  const communityOf = (person: number) => partition.communities[partition.community[person]];
  const handleOf = (person: number): string => log.people.profiles[person]?.handle ?? '';
  const textOf = (person: number): string => {
    const { handle = '', name = '' } = log.people.profiles[person] ?? {};
    return [log.people.ids[person], handle, name].map(folded).join('\n');
  };
  const engagedWith = (person: number, topic: number): boolean => {
    for (let e = engaged.start[person]; e < engaged.start[person + 1]; e++)
      if (engaged.column[e] === topic) return true;
    return false;
  };
  return {
    filters: {
      text: (person, wanted) => textOf(person).includes(folded(wanted)),
      community: (person, wanted) => communityOf(person)?.id === wanted,
      topic: (person, wanted) =>
        engagedWith(
          person,
          postTopics.topics.findIndex(({ id }) => id === wanted),
        ),
      follows: (person, wanted) => isTrue(current[person], wanted),
      followedBack: (person, wanted) => isTrue(listed.ownerFollows[person], wanted),
      since: (person, wanted) => listed.followedBy(person) > Date.parse(wanted),
    },
    columns: {
      person: (person) => folded(handleOf(person)) || null,
      community: (person) => communityOf(person)?.label ?? null,
      followed: (person) => {
        const at = listed.followedBy(person);
        return Number.isNaN(at) ? null : at;
      },
      follows: (person) => current[person],
      followed_back: (person) => listed.ownerFollows[person],
      reactions: (person) => listed.reactions[person],
      likeness: (person) => listed.likeness[person],
    },
  };
}

function isTrue(value: number, wanted: string): boolean {
  return (value === 1) === (wanted === 'true');
}
