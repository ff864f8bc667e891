import { useState } from 'preact/hooks';

export interface Point {
  x: number;
  y: number;
}

/** Covers the map while somebody draws around an area to select the people in it. */
export function Lasso({ onDrawn }: { onDrawn: (line: Point[]) => void }) {
  const [line, setLine] = useState<Point[]>([]);
  return (
    <svg
      class="lasso"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setLine([at(event)]);
      }}
      onPointerMove={(event) => {
        if (line.length > 0) setLine([...line, at(event)]);
      }}
      onPointerUp={() => {
        if (line.length > 2) onDrawn(line);
        setLine([]);
      }}
    >
      <polygon points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}

function at(event: PointerEvent): Point {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** Whether a point lies inside a polygon: a ray from the point crosses it an odd number of times. */
export function isWithin({ x, y }: Point, line: readonly Point[]): boolean {
  let isIn = false;
  for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
    const [a, b] = [line[i], line[j]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isIn = !isIn;
  }
  return isIn;
}
