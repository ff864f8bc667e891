import { useEffect, useMemo, useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import type { MapFocus, MapRenderer } from './map-renderer.ts';

/**
 * The selection on the map: the person under the pointer, or else the chosen person, or else the
 * people in the drawn area; and the community chosen in the legend.
 */
export function useSelection({ edges, shown, topics, community: communities }: MapPage) {
  const [hovered, setHovered] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const [community, setCommunity] = useState<number>();
  const [topic, setTopic] = useState<number>();
  const [within, setWithin] = useState<number[]>([]);
  const neighbours = useMemo(() => neighboursOf(edges, shown), [edges, shown]);
  const person = hovered ?? chosen;
  const focus = useMemo((): MapFocus => {
    const around = person === undefined ? undefined : new Set([person, ...neighbours[person]]);
    const drawn = within.length > 0 ? new Set(within) : undefined;
    const people = around ?? drawn ?? engagedWith(topics, topic, communities, community);
    return { people, community, centre: person };
  }, [person, community, topic, within, neighbours]);
  const set = { setHovered, setChosen, setCommunity, setTopic, setWithin };
  return { person, community, topic, within, focus, ...set };
}

/** Highlights the selection on the map. */
export function useFocus(renderer: MapRenderer | undefined, focus: MapFocus): void {
  useEffect(() => renderer?.focus(focus), [renderer, focus]);
}

/** The people of the community, if one is chosen, who engaged with the topic. */
function engagedWith(
  topics: MapPage['topics'],
  topic: number | undefined,
  communities: MapPage['community'],
  community: number | undefined,
): Set<number> | undefined {
  if (topic === undefined) return undefined;
  const isIn = (person: number): boolean =>
    topics[person].includes(topic) &&
    (community === undefined || communities[person] === community);
  return new Set(Array.from(topics.keys()).filter(isIn));
}

function neighboursOf({ from, to }: MapPage['edges'], people: number): number[][] {
  const neighbours = Array.from({ length: people }, (): number[] => []);
  for (const [edge, one] of from.entries()) {
    neighbours[one].push(to[edge]);
    neighbours[to[edge]].push(one);
  }
  return neighbours;
}
