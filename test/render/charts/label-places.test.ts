import { expect, test } from 'vitest';
import { textWidth } from '../../../src/render/charts/chart.ts';
import { labelPlaces } from '../../../src/render/charts/label-places.ts';

const within = { left: 0, top: 0, right: 300, bottom: 200 };

test('no two labels lie on each other and none over the edge', () => {
  const points = Array.from({ length: 30 }, (_, index) => ({
    x: (index * 71) % 300,
    y: (index * 37) % 200,
    label: `topic ${index}`,
  }));
  const boxes = labelPlaces(points, within).flatMap((place, index) => {
    if (place === null) return [];
    const width = textWidth(points[index].label);
    const left = place.anchor === 'start' ? place.x : place.x - width;
    return [{ left, right: left + width, top: place.y - 10, bottom: place.y }];
  });
  expect(boxes.length).toBeGreaterThan(5);
  for (const [index, a] of boxes.entries()) {
    expect(a.left >= 0 && a.right <= 300 && a.top >= 0 && a.bottom <= 200).toBe(true);
    for (const b of boxes.slice(index + 1)) {
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(
        false,
      );
    }
  }
});

test('a label that fits nowhere is left to be read on pointing', () => {
  expect(labelPlaces([{ x: 150, y: 100, label: 'x'.repeat(60) }], within)).toEqual([null]);
});

test('a label keeps off lines, but would rather lie on one than be left out', () => {
  const point = { x: 150, y: 100, label: 'topic' };
  const above = { left: 100, right: 300, top: 90, bottom: 90 };
  const below = { left: 100, right: 300, top: 112, bottom: 112 };
  const [free] = labelPlaces([point], within, [above]);
  expect(free!.y).toBeGreaterThan(100);
  expect(labelPlaces([point], within, [above, below])).toEqual(labelPlaces([point], within));
});

test('a minor label is left out rather than written across a line', () => {
  const point = { x: 100, y: 100, label: 'Quiet' };
  const everywhere = [{ left: 0, right: 300, top: 0, bottom: 300 }];
  expect(labelPlaces([point], within, everywhere)[0]).not.toBeNull();
  expect(labelPlaces([{ ...point, isMinor: true }], within, everywhere)[0]).toBeNull();
  expect(labelPlaces([{ ...point, isMinor: true }], within)[0]).not.toBeNull();
});
