import { useEffect, useMemo, useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import type { MapFocus, MapRenderer } from './map-renderer.ts';

/**
 * The selection on the map: the person under the pointer, or else the chosen person, or else the
 * people in the drawn area; and the community chosen in the legend.
 */
export function useSelection({ edges, shown }: MapPage) {
  const [hovered, setHovered] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const [community, setCommunity] = useState<number>();
  const [within, setWithin] = useState<number[]>([]);
  const neighbours = useMemo(() => neighboursOf(edges, shown), [edges, shown]);
  const person = hovered ?? chosen;
  const focus = useMemo((): MapFocus => {
    const around = person === undefined ? undefined : new Set([person, ...neighbours[person]]);
    const people = around ?? (within.length > 0 ? new Set(within) : undefined);
    return { people, community, centre: person };
  }, [person, community, within, neighbours]);
  return { person, community, within, focus, setHovered, setChosen, setCommunity, setWithin };
}

/** Highlights the selection on the map. */
export function useFocus(renderer: MapRenderer | undefined, focus: MapFocus): void {
  useEffect(() => renderer?.focus(focus), [renderer, focus]);
}

function neighboursOf({ from, to }: MapPage['edges'], people: number): number[][] {
  const neighbours = Array.from({ length: people }, (): number[] => []);
  for (const [edge, one] of from.entries()) {
    neighbours[one].push(to[edge]);
    neighbours[to[edge]].push(one);
  }
  return neighbours;
}
