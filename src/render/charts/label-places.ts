import { textWidth } from './chart.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface LabelPlace {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

const HALF_LINE = 7;
const BESIDE = 9;

/**
 * Finds places for the labels of points, earlier points first. No label overlaps another or crosses
 * the edge. Labels avoid lines where they can; minor ones appear only where they do. Null means no
 * room: the label then appears when its mark is under the pointer.
 */
export function labelPlaces(
  points: { x: number; y: number; label: string; isMinor?: boolean }[],
  within: Box,
  lines: readonly Box[] = [],
): (LabelPlace | null)[] {
  // A minor point may be covered by the label of another.
  const taken: Box[] = points
    .filter(({ isMinor }) => isMinor !== true)
    .map(({ x, y }) => around(x, y, 4));
  return points.map((point) => {
    const width = textWidth(point.label);
    const candidates: [LabelPlace, Box][] = [
      candidate(point.x + BESIDE, point.y - HALF_LINE - 2, 'start', width),
      candidate(point.x - BESIDE, point.y - HALF_LINE - 2, 'end', width),
      candidate(point.x + BESIDE, point.y + HALF_LINE + 8, 'start', width),
      candidate(point.x - BESIDE, point.y + HALF_LINE + 8, 'end', width),
    ];
    const free = candidates.filter(
      ([, box]) => inside(box, within) && !taken.some((other) => overlap(box, other)),
    );
    const clear = free.find(([, box]) => !lines.some((line) => overlap(box, line)));
    const chosen = clear ?? (point.isMinor === true ? undefined : free.at(0));
    if (chosen === undefined) return null;
    taken.push(chosen[1]);
    return chosen[0];
  });
}

function candidate(
  x: number,
  y: number,
  anchor: 'start' | 'end',
  width: number,
): [LabelPlace, Box] {
  const left = anchor === 'start' ? x : x - width;
  return [
    { x, y, anchor },
    { left, right: left + width, top: y - 2 * HALF_LINE + 3, bottom: y + 3 },
  ];
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function inside(box: Box, within: Box): boolean {
  return (
    box.left >= within.left &&
    box.right <= within.right &&
    box.top >= within.top &&
    box.bottom <= within.bottom
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
