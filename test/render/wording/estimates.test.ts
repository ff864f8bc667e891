import { expect, test } from 'vitest';
import { lossInWords, peopleInWords, shareInWords } from '../../../src/render/wording/estimates.ts';

test.each([
  [347.2, 312, 398.4, '350 (310 to 400)'],
  [34.1, 21.7, 47.2, '34 (22 to 47)'],
  [12_345, 10_911, 13_871, '12,300 (10,900 to 13,900)'],
  [-88.6, -142.3, -34.7, '−90 (−140 to −30)'],
  [-0.2, -2.6, 0.3, '0 (−3 to 0)'],
  [5, 5, 5, '5 (5 to 5)'],
])('%d people (%d to %d) is written %s', (estimate, low, high, written) => {
  expect(peopleInWords({ estimate, low, high }).whole).toBe(written);
});

test.each([
  [350, 310, 400, '350 (310 to 400) followers'],
  [-88.6, -142.3, -34.7, 'kept about 90 (30 to 140)'],
  [-10, -70, 40, 'kept about 10 (70 kept to 40 lost)'],
  [-0.2, -2.6, 0.3, '0 (−3 to 0) followers'],
])('a loss of %d (%d to %d) is written %s', (estimate, low, high, written) => {
  expect(lossInWords({ estimate, low, high }, 'followers')).toBe(written);
});

test('a share next to none or to all is not written as none or all', () => {
  expect(shareInWords({ estimate: 0.004, low: 0, high: 0.02 }).whole).toBe('under 1% (0% to 2%)');
  expect(shareInWords({ estimate: 0.998, low: 0.97, high: 1 }).whole).toBe(
    'over 99% (97% to 100%)',
  );
});
