import { useEffect, useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type { MapRenderer } from './map-renderer.ts';

const MOST = 14;
/** Pixels between a name and its point, so that it does not hide the point. */
const ABOVE = 10;

/** Community names over their centres, for people who can't tell the colours apart. */
export function NamesOnMap({ page, renderer }: { page: MapPage; renderer: MapRenderer }) {
  const [, moved] = useState(0);
  useEffect(() => {
    let requested = 0;
    renderer.onMove(() => {
      cancelAnimationFrame(requested);
      requested = requestAnimationFrame(() => moved((count) => count + 1));
    });
    return () => cancelAnimationFrame(requested);
  }, [renderer]);
  return (
    <svg class="map-names" aria-hidden="true">
      {middles(page).map(({ community, person }) => {
        const { x, y } = renderer.placeOf(person);
        return (
          <text key={community} x={x} y={y - ABOVE} text-anchor="middle">
            {readableLabel(page.communities[community].label)}
          </text>
        );
      })}
    </svg>
  );
}

const known = new WeakMap<MapPage, { community: number; person: number }[]>();

/** The person nearest to the centre of each of the largest communities. */
function middles(page: MapPage): { community: number; person: number }[] {
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
