import { useEffect, useRef, useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { type MapEvents, MapRenderer } from './map-renderer.ts';

/** ms the pointer must rest on somebody before the server is asked who it is. */
const REST = 120;

/** A renderer in the box, made anew for another page or another scheme. */
export function useRenderer(page: MapPage, isDark: boolean, { onHover, onChoose }: MapEvents) {
  const box = useRef<HTMLDivElement>(null);
  const [renderer, setRenderer] = useState<MapRenderer>();
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const made = new MapRenderer(box.current!, page, isDark, {
      onHover: (person) => {
        clearTimeout(resting);
        resting = setTimeout(() => onHover(person), REST);
      },
      onChoose,
    });
    setRenderer(made);
    return () => {
      clearTimeout(resting);
      setRenderer(undefined);
      made.end();
    };
  }, [page, isDark]);
  return { box, renderer };
}
