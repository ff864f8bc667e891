import { expect, test } from 'vitest';
import { isRounded, roundingOf } from '../../src/model/rounded-ids.ts';
import { tries } from '../support/soak.ts';

/** A small generator, so that a failure comes again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An id as X makes them: milliseconds, machine, and a number that is mostly 0. */
function snowflake(random: () => number): string {
  const milliseconds = BigInt(Math.floor(random() * 4.5e11) + 3e10);
  const machine = BigInt(Math.floor(random() * 1024));
  return String((milliseconds << 22n) | (machine << 12n));
}

const idsOf = (count: number, random: () => number): string[] =>
  Array.from({ length: count }, () => snowflake(random));
const bySpreadsheet = (id: string): string => id.slice(0, 15).padEnd(id.length, '0');
const byJavaScript = (id: string): string => String(Number(id));

test('whole ids are never called rounded, even if many end in zeros', () => {
  const random = chance(1);
  const files = tries(3000, 300_000);
  let called = 0;
  for (let file = 0; file < files; file++) {
    const count = 3 + Math.floor(60 * random() ** 3);
    if (roundingOf(idsOf(count, random)) !== undefined) called++;
  }
  expect(called).toBe(0);
  const many = idsOf(100_000, random);
  expect(many.filter((id) => id.endsWith('0000')).length).toBeGreaterThan(50);
  expect(roundingOf(many)).toBeUndefined();
});

test.each([
  ['a spreadsheet', bySpreadsheet, 15, [8, 20, 1000]],
  ['JavaScript', byJavaScript, 17, [16, 40, 1000]],
] as const)('ids that %s rounded are, in lists of any length', (_, round, kept, counts) => {
  const random = chance(2);
  for (const count of counts) {
    const ids = idsOf(count, random)
      .filter((id) => id.length === 19)
      .map(round);
    expect(roundingOf(ids)).toBe(kept);
    expect(ids.filter((id) => !isRounded(id, kept))).toEqual([]);
  }
});

test('rounding is found in a part of a list', () => {
  const random = chance(3);
  const whole = idsOf(500, random);
  const rounded = idsOf(100, random).map(bySpreadsheet);
  const kept = roundingOf([...whole, ...rounded]);
  expect(kept).toBe(15);
  expect(whole.filter((id) => isRounded(id, kept!)).length).toBeLessThan(10);
});

test('one id in many rows shows nothing', () => {
  expect(roundingOf(Array.from({ length: 100 }, () => '1294030472427830000'))).toBeUndefined();
});

test('short ids, and ids that are no numbers, show nothing', () => {
  expect(roundingOf(['1000', '2000', '3000', '4000', '5000000000000000'])).toBeUndefined();
  expect(
    roundingOf(['did:plc:0000', 'a000000000000000000', 'b000000000000000000']),
  ).toBeUndefined();
});
