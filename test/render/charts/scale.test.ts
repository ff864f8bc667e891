import { expect, test } from 'vitest';
import { linearScale, signedRootScale } from '../../../src/render/charts/scale.ts';

test('a linear scale puts values in proportion and writes round numbers', () => {
  const scale = linearScale({ least: 12_034, most: 12_954, start: 100, end: 0 }, 4);
  expect(scale.ticks).toEqual([12_200, 12_400, 12_600, 12_800]);
  expect(scale.place(12_034)).toBe(100);
  expect(scale.place(12_494)).toBe(50);
});

test('a root scale keeps signs, zero and order, and holds what is beyond at its ends', () => {
  const scale = signedRootScale({ least: -100, most: 900, start: 0, end: 400 }, 20);
  expect([-100, 0, 100, 400, 900].map(scale.place)).toEqual([0, 100, 200, 300, 400]);
  expect([scale.place(-5000), scale.place(5000)]).toEqual([0, 400]);
  expect(scale.ticks).toContain(0);
  const places = scale.ticks.map(scale.place);
  places.slice(1).forEach((place, index) => {
    expect(place - places[index]).toBeGreaterThanOrEqual(20);
  });
});
