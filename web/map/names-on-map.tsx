import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import type { MapRenderer } from './map-renderer.ts';
import { middles } from './middles.ts';

/** Letters of a name. A longer one would not fit on the map of a phone. */
const LONGEST = 32;
/** Pixels between a name and the edge of the map. */
const MARGIN = 4;
/** Pixels between a name and its point, so that it does not hide the point. */
const ABOVE = 10;
/** Height of a name in pixels. */
const LINE = 17;
/** By how much a name moves to where no other is. */
const SHIFTS = [0, LINE, -LINE, 2 * LINE, -2 * LINE];

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
  const box = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    keepWithin(box.current!);
    keepApart(box.current!, renderer.namesOfPeople());
  });
  return (
    <svg class="map-names" aria-hidden="true" ref={box}>
      {middles(page).map(({ community, person }) => {
        const { x, y } = renderer.placeOf(person);
        return (
          <text key={community} x={x} y={y - ABOVE} data-y={y - ABOVE} text-anchor="middle">
            {shortened(readableLabel(page.communities[community].label))}
          </text>
        );
      })}
    </svg>
  );
}

/** Moves names whose point is in sight so far that the edge of the map does not cut them off. */
function keepWithin(box: SVGSVGElement): void {
  const { width } = box.getBoundingClientRect();
  for (const name of box.querySelectorAll('text')) {
    const x = Number(name.getAttribute('x'));
    const half = name.getComputedTextLength() / 2 + MARGIN;
    if (x < 0 || x > width) continue;
    name.setAttribute('x', String(Math.max(half, Math.min(width - half, x))));
  }
}

/**
 * Moves a name by lines where a larger community's name or that of a person is; hides it if that
 * fails.
 */
function keepApart(box: SVGSVGElement, people: readonly Place[]): void {
  const taken: Place[] = [...people];
  for (const name of box.querySelectorAll('text')) {
    const isFree = (shift: number): boolean => {
      name.setAttribute('y', String(Number(name.dataset.y) + shift));
      const own = name.getBBox();
      return !taken.some((other) => isOver(own, other));
    };
    const found = SHIFTS.some(isFree);
    name.setAttribute('visibility', found ? 'visible' : 'hidden');
    if (found) taken.push(name.getBBox());
  }
}

type Place = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;

function isOver(a: Place, b: Place): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function shortened(label: string): string {
  const letters = Array.from(label);
  return letters.length <= LONGEST ? label : `${letters.slice(0, LONGEST - 1).join('')}…`;
}
