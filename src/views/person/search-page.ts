import type { PeoplePage, SearchPage } from '../../model/pages/person-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Spells } from '../../analysis/audience/audience.ts';
import type { Analysis } from '../../analysis/result.ts';
import { called } from './called.ts';
import type { PageBasis } from '../page-basis.ts';
import { type ListQuery, listPage } from '../rows/list-page.ts';
import { peopleById } from '../rows/people-by-id.ts';
import { peopleRules } from './people-rules.ts';
import { folded, type PeopleIndex } from './people-index.ts';

const SHOWN = 8;

/** Topics, communities and people whose label, id, handle, name or bio contains the text. */
export function searchPage(
  analysis: Analysis,
  report: TribeReport,
  index: PeopleIndex,
  requested: string,
): SearchPage {
  const wanted = folded(requested);
  const named = <Entry extends { id: string; label: string; terms: string[] }>(all: Entry[]) =>
    all
      .filter(({ id, label, terms }) =>
        [id, label, ...terms].some((name) => contains(name, wanted)),
      )
      .slice(0, SHOWN)
      .map(({ id, label }) => ({ id, label }));
  return {
    topics: named(report.topics),
    communities: named(report.communities),
    people: foundPeople(analysis, index, requested),
  };
}

function foundPeople(
  { audience, current, partition, log }: Analysis,
  index: PeopleIndex,
  requested: string,
): SearchPage['people'] {
  return index
    .containing(requested, 0)
    .take(SHOWN)
    .map(({ person }) => ({
      ...called({ log }, person),
      follows: current[person] === 1,
      hasFollowed: hasSpell(audience.spells, person),
      community: partition.communities[partition.community[person]]?.id ?? null,
    }))
    .toArray();
}

/**
 * Returns a page of the people whose id, handle, name or bio contains the text, in the order of
 * their ids unless the query sorts them. An empty text matches everybody. Cost: O(people), and
 * O(people x log people) if sorted.
 */
export function people(
  analysis: Analysis,
  basis: PageBasis,
  requested: string,
  query: ListQuery,
  after: number,
): PeoplePage {
  const found =
    folded(requested) === ''
      ? Array.from(peopleById(analysis.log.people.ids))
      : Array.from(basis.people.containing(requested, 0), ({ person }) => person);
  const { entries, all, next } = listPage(found, query, peopleRules(analysis, basis), after);
  const items = entries.map((person) => ({
    ...basis.listed.of(person),
    hasFollowed: hasSpell(analysis.audience.spells, person),
  }));
  return { items, all, next };
}

function contains(text: string, wanted: string): boolean {
  return folded(text).includes(wanted);
}

/** Whether a person has ever followed. Spells are in the order of people. Cost: O(log spells). */
function hasSpell({ person: people, count }: Spells, person: number): boolean {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (people[middle] < person) low = middle + 1;
    else high = middle;
  }
  return low < count && people[low] === person;
}
