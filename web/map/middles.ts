import type { MapPage } from '../../src/model/pages/map-page.ts';

/** Communities that have their name on the map. */
const MOST = 14;

const known = new WeakMap<MapPage, { community: number; person: number }[]>();

/** The person nearest to the centre of each of the largest communities. */
export function middles(page: MapPage): { community: number; person: number }[] {
  const found =
    known.get(page) ??
    page.communities.slice(0, MOST).flatMap((_, community) => {
      const people = page.community.flatMap((of, person) => (of === community ? [person] : []));
      if (people.length === 0) return [];
      const x = median(people.map((person) => page.x[person]));
      const y = median(people.map((person) => page.y[person]));
      const far = (person: number): number => Math.hypot(page.x[person] - x, page.y[person] - y);
      const person = people.reduce((best, other) => (far(other) < far(best) ? other : best));
      return [{ community, person }];
    });
  known.set(page, found);
  return found;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
