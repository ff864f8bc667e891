import { useEffect, useRef, useState } from 'preact/hooks';
import type { MapPage } from '../../src/model/pages/map-page.ts';
import { type MapEvents, MapRenderer } from './map-renderer.ts';

/** Milliseconds the pointer must rest on a person before their details are loaded. */
const REST = 120;

/** A renderer in the box. Recreated when the page or the colour scheme changes. */
export function useRenderer(page: MapPage, isDark: boolean, { onHover, onChoose }: MapEvents) {
  const box = useRef<HTMLDivElement>(null);
  const [renderer, setRenderer] = useState<MapRenderer>();
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const created = new MapRenderer(box.current!, page, isDark, {
      onHover: (person) => {
        clearTimeout(resting);
        resting = setTimeout(() => onHover(person), REST);
      },
      onChoose,
    });
    setRenderer(created);
    return () => {
      clearTimeout(resting);
      setRenderer(undefined);
      created.end();
    };
  }, [page, isDark]);
  return { box, renderer };
}
