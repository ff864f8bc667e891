import { expect, test } from 'vitest';
import { findByName } from '../../../src/views/why/find-by-name.ts';

const candidates = [
  { id: 'politics', names: ['Politics'] },
  { id: '42', names: ['Robin', 'robin_b'] },
  { id: '43', names: ['robin'] },
  { id: 'rust-compilers', names: ['Rust · compilers'] },
];

test.each([
  ['politics', 0],
  ['POLITICS', 0],
  ['42', 1],
  ['@Robin_B', 1],
  ['rust · Compilers ', 3],
])('%s is found by id or name, whatever the case', (requested, position) => {
  expect(findByName(candidates, requested)).toEqual({ position });
});

test('a name that several go by is not guessed at', () => {
  expect(findByName(candidates, 'robin')).toEqual({ several: ['42', '43'] });
});

test('what is not there gives the nearest there is, or nothing', () => {
  expect(findByName(candidates, 'Poltics')).toEqual({ near: ['politics'] });
  expect(findByName(candidates, 'compilers')).toEqual({ near: ['rust-compilers'] });
  expect(findByName(candidates, 'gardening')).toEqual({ near: [] });
  expect(findByName(candidates, '  ')).toEqual({ near: [] });
  expect(findByName([], 'politics')).toEqual({ near: [] });
});
