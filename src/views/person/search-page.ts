import type { PeoplePage, SearchPage } from '../../model/pages/person-page.ts';
import type { TribeReport } from '../../model/report.ts';
import type { Spells } from '../../analysis/audience/audience.ts';
import type { Analysis } from '../../analysis/result.ts';
import { called } from './called.ts';
import { PAGE } from '../rows/page-of.ts';
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
    people: people(analysis, index, requested, 0).items.slice(0, SHOWN),
  };
}

/**
 * Returns a page of the people whose id, handle, name or bio contains the text, in the order of
 * their ids. An empty text matches everybody.
 *
 * @param first place of the first person to check.
 */
export function people(
  analysis: Analysis,
  index: PeopleIndex,
  requested: string,
  first: number,
): PeoplePage {
  const { current, partition, audience } = analysis;
  const items: PeoplePage['items'] = [];
  for (const { place, person } of index.containing(requested, first)) {
    if (items.length === PAGE) return { items, next: String(place) };
    items.push({
      ...called(analysis, person),
      follows: current[person] === 1,
      hasFollowed: hasSpell(audience.spells, person),
      community: partition.communities[partition.community[person]]?.id ?? null,
    });
  }
  return { items, next: null };
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
