import type { MapRenderer } from './map-renderer.ts';

/** How far an arrow key moves the map, as a share of its size. */
const PAN = 0.2;
const ZOOM = 1.6;

/** What each key does to the camera. */
const MOVES: Record<string, (renderer: MapRenderer) => void> = {
  ArrowLeft: (renderer) => renderer.pan(-PAN, 0),
  ArrowRight: (renderer) => renderer.pan(PAN, 0),
  ArrowUp: (renderer) => renderer.pan(0, PAN),
  ArrowDown: (renderer) => renderer.pan(0, -PAN),
  '+': (renderer) => renderer.zoom(ZOOM),
  '-': (renderer) => renderer.zoom(1 / ZOOM),
  '0': (renderer) => renderer.reset(),
};

/** Moves the camera if the key has a meaning. */
export function moveByKey(event: KeyboardEvent, renderer: MapRenderer | undefined): void {
  const move = MOVES[event.key];
  if (move === undefined) return;
  event.preventDefault();
  if (renderer !== undefined) move(renderer);
}

/** Buttons that zoom, and one that shows the whole map. */
export function ZoomButtons({ renderer }: { renderer: MapRenderer | undefined }) {
  return (
    <span class="zoom">
      <button type="button" aria-label="Zoom in" onClick={() => renderer?.zoom(ZOOM)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => renderer?.zoom(1 / ZOOM)}>
        −
      </button>
      <button type="button" onClick={() => renderer?.reset()}>
        {' '}
        Show all{' '}
      </button>
    </span>
  );
}
