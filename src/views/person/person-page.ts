import type { PersonPage } from '../../model/pages/person-page.ts';
import type { Analysis } from '../../analysis/result.ts';
import { whyPerson } from '../why/why-person.ts';

const SHOWN = 12;

/** @param person the person's number. */
export function personPage(analysis: Analysis, person: number): PersonPage {
  const { kind: _, joinedTo, ...why } = whyPerson(analysis, person);
  const explaining = joinedTo.toSorted((a, b) => Number(b.sameCommunity) - Number(a.sameCommunity));
  const bio = analysis.log.people.profiles[person]?.bio;
  return {
    ...(why as Omit<PersonPage, 'joinedTo' | 'joinedInAll'>),
    ...(bio !== undefined && { bio }),
    joinedTo: explaining.slice(0, SHOWN),
    joinedInAll: joinedTo.length,
  };
}
