import { expect, test } from 'vitest';
import { mixBits, plainHash } from '../../src/stats/hash.ts';

// Ids of topics and communities, which owners rely on, contain these values.
test('hashes are those of the reference implementations of FNV-1a and MurmurHash3', () => {
  expect(plainHash('')).toBe(0x811c9dc5);
  expect(plainHash('foobar')).toBe(0xbf9cf968);
  expect(mixBits(1)).toBe(0x514e28b7);
  expect(mixBits(0xffffffff)).toBe(0x81f16f39);
});
